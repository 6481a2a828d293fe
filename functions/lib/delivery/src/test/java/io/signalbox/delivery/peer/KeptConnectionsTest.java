package io.signalbox.delivery.peer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(value = 30, unit = TimeUnit.SECONDS)
class KeptConnectionsTest {
  private static final String KEY = "broker";
  private static final int WAITING = 20;

  private final KeptConnections<KeptConnections.Connection> connections =
      new KeptConnections<>(Clock.systemUTC());
  private final AtomicInteger opened = new AtomicInteger();

  @Test
  void a_peer_that_lets_nobody_in_is_asked_once_for_all_who_wait() throws Exception {
    CountDownLatch away = new CountDownLatch(1);
    List<FutureTask<?>> users = new ArrayList<>();
    List<Thread> threads = new ArrayList<>();
    for (int user = 0; user < WAITING; user++) {
      FutureTask<?> task =
          new FutureTask<>(
              () ->
                  connections.<IOException>use(
                      KEY,
                      () -> {
                        opened.incrementAndGet();
                        awaitUnchecked(away);
                        throw new IOException("away");
                      }));
      users.add(task);
      threads.add(Thread.ofPlatform().daemon().start(task));
    }
    for (Thread thread : threads) {
      while (thread.getState() != Thread.State.WAITING) {
        Thread.sleep(1);
      }
    }
    away.countDown();

    for (FutureTask<?> user : users) {
      assertThatThrownBy(user::get)
          .isInstanceOf(ExecutionException.class)
          .hasRootCauseInstanceOf(IOException.class);
    }
    assertThat(opened).hasValue(1);
  }

  @Test
  void who_comes_later_asks_again() throws Exception {
    assertThatThrownBy(
            () ->
                connections.<IOException>use(
                    KEY,
                    () -> {
                      throw new IOException("away");
                    }))
        .isInstanceOf(IOException.class);

    KeptConnections.Connection connection = new Open();
    try (var use = connections.<IOException>use(KEY, () -> connection)) {
      assertThat(use.connection()).isSameAs(connection);
    }
  }

  private static void awaitUnchecked(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private static final class Open implements KeptConnections.Connection {
    @Override
    public boolean isOpen() {
      return true;
    }

    @Override
    public void close() {
      // Nothing is open.
    }
  }
}
