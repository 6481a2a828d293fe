package io.signalbox.local.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.signalbox.store.Body;
import io.signalbox.store.Mailer;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class YieldingMailerTest {
  private static final Mailer.Mail MAIL =
      new Mailer.Mail("hub@cert.example", List.of("abuse@isp.example"), Body.ofText("Hello"));
  private static final int MAILS = 200;

  private final AtomicBoolean yielding = new AtomicBoolean(true);
  private final AtomicInteger sent = new AtomicInteger();

  /** As many as the rate allows for, and one to begin with. */
  @Test
  void whileOthersLackProcessorsMailsKeepTheirDistance() {
    Mailer mailer = new YieldingMailer(this::count, yielding::get);
    long begin = System.nanoTime();
    for (int i = 0; i < 20; i++) {
      mailer.send(MAIL);
      double seconds = (System.nanoTime() - begin) / 1e9;
      assertThat(sent.get()).isLessThanOrEqualTo(1 + (int) (seconds * 50));
    }
  }

  @Test
  void theyAllGoAsSoonAsThereAreProcessors() throws InterruptedException {
    Mailer mailer = new YieldingMailer(this::count, yielding::get);
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int i = 0; i < MAILS; i++) {
        threads.execute(() -> mailer.send(MAIL));
      }
      await().until(() -> sent.get() > 1);
      yielding.set(false);
    }
    assertThat(sent).hasValue(MAILS);
  }

  @Test
  void aServerThatTakesItsTimeHoldsUpNoOtherMail() throws InterruptedException {
    yielding.set(false);
    CountDownLatch all = new CountDownLatch(MAILS);
    Mailer mailer =
        new YieldingMailer(
            mail -> {
              all.countDown();
              awaitAll(all);
              return count(mail);
            },
            yielding::get);
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int i = 0; i < MAILS; i++) {
        threads.execute(() -> mailer.send(MAIL));
      }
    }
    assertThat(sent).hasValue(MAILS);
  }

  private Mailer.Result count(Mailer.Mail mail) {
    sent.incrementAndGet();
    return new Mailer.Result.Accepted("mail");
  }

  private static void awaitAll(CountDownLatch all) {
    try {
      all.await();
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }
}
