package io.signalbox.local.front;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.eclipse.jetty.io.AbstractConnection;
import org.eclipse.jetty.io.ByteArrayEndPoint;
import org.eclipse.jetty.io.Connection;
import org.junit.jupiter.api.Test;

class ConnectionGuardTest {
  private static final int LIMIT = 6;
  private static final int STRANGERS = 3;
  private static final Client GREEDY = new Client("greedy", true);
  private static final Client MODEST = new Client("modest", true);

  private Duration time = Duration.ZERO;
  private final ConnectionGuard guard = new ConnectionGuard(LIMIT, STRANGERS, () -> time.toNanos());

  @Test
  void aHeadThatDoesNotComeInTimeEndsTheConnection() {
    Connection silent = opened();
    Connection asking = opened();
    guard.working(asking.getEndPoint());

    after(ConnectionGuard.FIRST_HEAD.minusMillis(1));
    assertThat(silent.getEndPoint().isOpen()).isTrue();

    after(ConnectionGuard.FIRST_HEAD);
    assertThat(silent.getEndPoint().isOpen()).isFalse();
    assertThat(asking.getEndPoint().isOpen()).isTrue();
  }

  @Test
  void anAnsweredConnectionHasMoreTimeForItsNextHead() {
    Connection asking = opened();
    guard.working(asking.getEndPoint());
    guard.answered(asking.getEndPoint());

    after(ConnectionGuard.NEXT_HEAD.minusMillis(1));
    assertThat(asking.getEndPoint().isOpen()).isTrue();

    after(ConnectionGuard.NEXT_HEAD);
    assertThat(asking.getEndPoint().isOpen()).isFalse();
  }

  @Test
  void oneStrangerTooManyEndsTheOldestConnectionOfAStranger() {
    Connection known = opened();
    guard.identified(known.getEndPoint(), MODEST);
    Connection oldest = opened();
    Connection second = opened();
    Connection third = opened();
    Connection fourth = opened();

    assertThat(Stream.of(known, oldest, second, third, fourth))
        .extracting(connection -> connection.getEndPoint().isOpen())
        .containsExactly(true, false, true, true, true);
  }

  @Test
  void oneConnectionTooManyEndsOneWithoutARequestOfTheClientWithTheMost() {
    Connection modest = opened(MODEST);
    Connection working = opened(GREEDY);
    guard.working(working.getEndPoint());
    Connection idle = opened(GREEDY);
    Connection later = opened(GREEDY);
    Connection stranger = opened();
    Connection other = opened();
    Connection last = opened();

    assertThat(Stream.of(modest, working, idle, later, stranger, other, last))
        .extracting(connection -> connection.getEndPoint().isOpen())
        .containsExactly(true, true, false, true, true, true, true);
  }

  @Test
  void oneConnectionTooManyEndsTheOldestOfTheClientWithTheMostWhereAllHaveRequests() {
    List<Connection> connections = new ArrayList<>();
    for (int i = 0; i < LIMIT; i++) {
      connections.add(opened(i == 0 ? MODEST : GREEDY));
      guard.working(connections.getLast().getEndPoint());
    }
    connections.add(opened());

    assertThat(connections)
        .extracting(connection -> connection.getEndPoint().isOpen())
        .containsExactly(true, false, true, true, true, true, true);
  }

  private void after(Duration since) {
    time = since;
    guard.closeOverdue();
  }

  private Connection opened(Client client) {
    Connection connection = opened();
    guard.identified(connection.getEndPoint(), client);
    return connection;
  }

  private Connection opened() {
    Connection connection =
        new AbstractConnection(new ByteArrayEndPoint(), Runnable::run) {
          @Override
          public void onFillable() {}
        };
    guard.onOpened(connection);
    return connection;
  }
}
