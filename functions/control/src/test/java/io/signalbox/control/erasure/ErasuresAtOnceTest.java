package io.signalbox.control.erasure;

import static org.assertj.core.api.Assertions.assertThat;

import io.signalbox.feeds.FeedId;
import io.signalbox.settings.Group;
import io.signalbox.store.StoreException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Erasures that meet: each other, those who work on the same one, and what comes in meanwhile. */
class ErasuresAtOnceTest {
  private static final String MAIL = "{\"mail\": \"" + Planted.MAIL + "\"}";
  private static final String DOMAIN = "{\"domain\": \"people.example\"}";
  private static final int COME_IN = 3;

  private final ErasureHub hub = new ErasureHub(0);

  @AfterEach
  void close() {
    hub.close();
  }

  private String begin(String subject) {
    return hub.ask("admin", "POST", "/v1/erasures", subject).path("id").asText();
  }

  private boolean isFinished(String id) {
    return hub.ask("admin", "GET", "/v1/erasures/" + id, "")
        .path("state")
        .asText()
        .equals("finished");
  }

  private boolean isClean(String id) {
    return hub.ask("admin", "GET", "/v1/erasures/" + id, "").path("clean").asBoolean();
  }

  @Test
  void two_that_overlap_and_die_in_the_middle_end_clean_while_the_value_comes_in_again() {
    Planted.in(hub);
    String mail = begin(MAIL);
    String domain = begin(DOMAIN);
    Random random = new Random(5);
    int crashes = 0;
    while (!isFinished(mail) || !isFinished(domain)) {
      try {
        hub.erase(new FailingPlatform(hub, random));
      } catch (StoreException.Unavailable crash) {
        crashes++;
        if (crashes <= COME_IN) {
          hub.route(
              hub.post("cert-at", 900 + crashes, Planted.event()).key(),
              new FeedId("soc", ""),
              Group.NONE);
        }
      }
    }

    assertThat(crashes).isGreaterThan(COME_IN);
    assertThat(hub.traces(Planted.MAIL)).isEmpty();
    assertThat(isClean(mail)).isTrue();
    assertThat(isClean(domain)).isTrue();
  }

  @Test
  void two_who_work_on_the_same_erasures_leave_nothing() throws Exception {
    Planted.in(hub);
    String mail = begin(MAIL);
    String domain = begin(DOMAIN);
    List<Future<?>> working = new ArrayList<>();
    while (!isFinished(mail) || !isFinished(domain)) {
      try (ExecutorService threads = Executors.newFixedThreadPool(2)) {
        working.add(threads.submit(() -> hub.erase()));
        working.add(threads.submit(() -> hub.erase()));
      }
    }

    for (Future<?> one : working) {
      one.get();
    }
    assertThat(hub.traces(Planted.MAIL)).isEmpty();
    assertThat(isClean(mail)).isTrue();
    assertThat(isClean(domain)).isTrue();
  }
}
