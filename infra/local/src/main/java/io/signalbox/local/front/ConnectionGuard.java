package io.signalbox.local.front;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.LongSupplier;
import org.eclipse.jetty.io.Connection;
import org.eclipse.jetty.io.EndPoint;

/**
 * Bounds the connections of those who have not shown a valid credential, and the time in which a
 * request's head must be there. Where there are too many strangers, the one that came first is
 * dropped: an honest client shows its credential in the moment it has connected. For many threads
 * at once.
 */
final class ConnectionGuard implements Connection.Listener {
  /** The time from connecting to the end of the first request's head. */
  static final Duration FIRST_HEAD = Duration.ofSeconds(10);

  /** The time from an answer to the end of the next request's head. */
  static final Duration NEXT_HEAD = Duration.ofSeconds(60);

  private final int strangersLimit;
  private final LongSupplier nanoseconds;
  private final Map<EndPoint, Visit> strangers = new LinkedHashMap<>();
  private final Map<EndPoint, Visit> known = new LinkedHashMap<>();

  private final class Visit {
    private boolean isWaiting = true;
    private long deadlineNanoseconds;

    Visit(Duration time) {
      wait(time);
    }

    void wait(Duration time) {
      isWaiting = true;
      deadlineNanoseconds = nanoseconds.getAsLong() + time.toNanos();
    }

    boolean isOverdue(long now) {
      return isWaiting && now - deadlineNanoseconds >= 0;
    }
  }

  ConnectionGuard(int strangersLimit, LongSupplier nanoseconds) {
    this.strangersLimit = strangersLimit;
    this.nanoseconds = nanoseconds;
  }

  @Override
  public void onOpened(Connection connection) {
    opened(connection.getEndPoint()).forEach(EndPoint::close);
  }

  @Override
  public synchronized void onClosed(Connection connection) {
    strangers.remove(connection.getEndPoint());
    known.remove(connection.getEndPoint());
  }

  /** A request's head is there, and is worked on. */
  synchronized void working(EndPoint endPoint) {
    visit(endPoint).isWaiting = false;
  }

  /** The client has shown a valid credential. */
  synchronized void identified(EndPoint endPoint) {
    Visit visit = strangers.remove(endPoint);
    if (visit != null) {
      known.put(endPoint, visit);
    }
  }

  /** The answer was given. */
  synchronized void answered(EndPoint endPoint) {
    if (strangers.containsKey(endPoint) || known.containsKey(endPoint)) {
      visit(endPoint).wait(NEXT_HEAD);
    }
  }

  /** Closes the connections whose next request's head did not come in time. */
  void closeOverdue() {
    overdue(nanoseconds.getAsLong()).forEach(EndPoint::close);
  }

  private synchronized List<EndPoint> opened(EndPoint endPoint) {
    List<EndPoint> surplus = new ArrayList<>();
    Iterator<EndPoint> oldest = strangers.keySet().iterator();
    while (strangers.size() >= strangersLimit) {
      surplus.add(oldest.next());
      oldest.remove();
    }
    strangers.put(endPoint, new Visit(FIRST_HEAD));
    return surplus;
  }

  private synchronized List<EndPoint> overdue(long now) {
    List<EndPoint> overdue = new ArrayList<>();
    for (Map<EndPoint, Visit> visits : List.of(strangers, known)) {
      visits.forEach(
          (endPoint, visit) -> {
            if (visit.isOverdue(now)) {
              overdue.add(endPoint);
            }
          });
    }
    return overdue;
  }

  private Visit visit(EndPoint endPoint) {
    Visit visit = known.get(endPoint);
    return visit != null
        ? visit
        : Objects.requireNonNullElseGet(strangers.get(endPoint), () -> new Visit(NEXT_HEAD));
  }
}
