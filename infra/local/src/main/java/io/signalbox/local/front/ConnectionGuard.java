package io.signalbox.local.front;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.LongSupplier;
import java.util.stream.Collectors;
import org.eclipse.jetty.io.Connection;
import org.eclipse.jetty.io.EndPoint;

/**
 * Bounds the connections, and the time in which a request's head must be there. Where too many have
 * not shown a valid credential, the one of them that came first is dropped: an honest client shows
 * its credential in the moment it has connected. Where there are too many in all, the client with
 * the most loses one, which has no request if one has none. For many threads at once.
 */
final class ConnectionGuard implements Connection.Listener {
  /** The time from connecting to the end of the first request's head. */
  static final Duration FIRST_HEAD = Duration.ofSeconds(10);

  /** The time from an answer to the end of the next request's head. */
  static final Duration NEXT_HEAD = Duration.ofSeconds(60);

  private final int limit;
  private final int strangersLimit;
  private final LongSupplier nanoseconds;
  private final Map<EndPoint, Visit> strangers = new LinkedHashMap<>();
  private final Map<EndPoint, Visit> known = new LinkedHashMap<>();
  private final Map<EndPoint, Client> clients = new HashMap<>();

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

  /**
   * @param strangersLimit less than the limit
   */
  ConnectionGuard(int limit, int strangersLimit, LongSupplier nanoseconds) {
    this.limit = limit;
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
    clients.remove(connection.getEndPoint());
  }

  /** A request's head is there, and is worked on. */
  synchronized void working(EndPoint endPoint) {
    visit(endPoint).isWaiting = false;
  }

  /** The client has shown a valid credential. */
  synchronized void identified(EndPoint endPoint, Client client) {
    Visit visit = strangers.remove(endPoint);
    if (visit != null) {
      known.put(endPoint, visit);
    }
    if (known.containsKey(endPoint)) {
      clients.put(endPoint, client);
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
    if (strangers.size() + known.size() >= limit) {
      EndPoint dropped = ofTheBusiest();
      known.remove(dropped);
      clients.remove(dropped);
      surplus.add(dropped);
    }
    strangers.put(endPoint, new Visit(FIRST_HEAD));
    return surplus;
  }

  private EndPoint ofTheBusiest() {
    Map<Client, Long> counts =
        clients.values().stream().collect(Collectors.groupingBy(one -> one, Collectors.counting()));
    Client busiest = Collections.max(counts.entrySet(), Map.Entry.comparingByValue()).getKey();
    List<EndPoint> its =
        known.keySet().stream().filter(one -> busiest.equals(clients.get(one))).toList();
    return its.stream().filter(one -> visit(one).isWaiting).findFirst().orElseGet(its::getFirst);
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
