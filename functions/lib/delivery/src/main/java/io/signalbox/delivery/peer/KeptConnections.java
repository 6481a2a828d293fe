package io.signalbox.delivery.peer;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * Connections that are kept while there is something to send: one for each key, opened by the first
 * who asks, used by all at once, and closed when nobody has used it for {@link #IDLE_LIMIT}. For a
 * function that was frozen meanwhile that is judged by the clock, before the connection is used
 * again.
 */
public final class KeptConnections<C extends KeptConnections.Connection> {
  /** So long an unused connection is kept. */
  public static final Duration IDLE_LIMIT = Duration.ofSeconds(10);

  /** A connection to a peer. */
  public interface Connection {
    /** Whether it can still be used. */
    boolean isOpen();

    /** Ends it, within seconds. */
    void close();
  }

  /** Opens a connection. */
  @FunctionalInterface
  public interface Opener<C, X extends Exception> {
    C open() throws X;
  }

  /** The use of a connection, which ends when it is closed. */
  public final class Use implements AutoCloseable {
    private final Object key;
    private final Place place;
    private final C connection;

    private Use(Object key, Place place, C connection) {
      this.key = key;
      this.place = place;
      this.connection = connection;
    }

    public C connection() {
      return connection;
    }

    @Override
    public void close() {
      release(key, place);
    }
  }

  private final class Place {
    private final ReentrantLock lock = new ReentrantLock();
    private @Nullable C connection;
    private final AtomicInteger failures = new AtomicInteger();
    private @Nullable Exception failure;
    private int users;
    private Instant lastUse = Instant.MIN;
    private boolean watched;
  }

  private final Clock clock;
  private final ConcurrentMap<Object, Place> places = new ConcurrentHashMap<>();

  public KeptConnections(Clock clock) {
    this.clock = clock;
  }

  /**
   * The connection for a key, kept open until the use is closed.
   *
   * @param opener those of a key throw the same exceptions
   * @throws X where it cannot be opened, to all who have waited for that
   */
  public <X extends Exception> Use use(Object key, Opener<C, X> opener) throws X {
    Place place = places.computeIfAbsent(key, absent -> new Place());
    int failuresBefore = place.failures.get();
    place.lock.lock();
    try {
      if (place.failures.get() != failuresBefore) {
        throw ofOpener(opener, place.failure);
      }
      C connection = place.connection;
      if (connection != null && (!connection.isOpen() || isIdle(place))) {
        connection.close();
        connection = null;
      }
      if (connection == null) {
        connection = open(place, opener);
      }
      place.connection = connection;
      place.users++;
      return new Use(key, place, connection);
    } finally {
      place.lock.unlock();
    }
  }

  /** Opened once for all who wait: one after the other, they would wait longer than a send may. */
  private <X extends Exception> C open(Place place, Opener<C, X> opener) throws X {
    try {
      return opener.open();
    } catch (Exception failure) {
      place.failure = failure;
      place.failures.incrementAndGet();
      throw failure;
    }
  }

  @SuppressWarnings({"unchecked", "unused"}) // The openers of a key throw the same.
  private static <X extends Exception> X ofOpener(
      Opener<?, X> opener, @Nullable Exception failure) {
    return (X) Objects.requireNonNull(failure);
  }

  private boolean isIdle(Place place) {
    return place.users == 0 && !clock.instant().isBefore(place.lastUse.plus(IDLE_LIMIT));
  }

  private void release(Object key, Place place) {
    place.lock.lock();
    try {
      place.users--;
      place.lastUse = clock.instant();
      if (!place.watched) {
        place.watched = true;
        Thread.ofVirtual().name("idle connection").start(() -> closeWhenIdle(key, place));
      }
    } finally {
      place.lock.unlock();
    }
  }

  private void closeWhenIdle(Object key, Place place) {
    while (true) {
      try {
        Thread.sleep(IDLE_LIMIT);
      } catch (InterruptedException ended) {
        Thread.currentThread().interrupt();
        return;
      }
      place.lock.lock();
      try {
        if (isIdle(place)) {
          if (place.connection != null) {
            place.connection.close();
            place.connection = null;
          }
          place.watched = false;
          places.remove(key, place);
          return;
        }
      } finally {
        place.lock.unlock();
      }
    }
  }
}
