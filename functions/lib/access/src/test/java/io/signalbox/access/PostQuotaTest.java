package io.signalbox.access;

import static org.assertj.core.api.Assertions.assertThat;

import io.signalbox.api.ProblemException;
import io.signalbox.envelope.Marking;
import io.signalbox.settings.Grants;
import io.signalbox.settings.Instance;
import io.signalbox.settings.Instance.InvalidContent;
import io.signalbox.settings.Instance.UnknownFields;
import io.signalbox.settings.Quota;
import io.signalbox.settings.SettingsDocument;
import io.signalbox.settings.quota.Quotas;
import io.signalbox.store.Environment;
import io.signalbox.store.Mailer;
import io.signalbox.store.ManualClock;
import io.signalbox.store.embedded.EmbeddedPlatform;
import io.signalbox.store.embedded.EmbeddedStore;
import io.signalbox.store.embedded.MemorySecrets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class PostQuotaTest {
  private static final Instant LATE = Instant.parse("2026-11-22T23:59:59.500Z");

  private static final Instance SENDER =
      new Instance(
          "sender",
          List.of(),
          Optional.empty(),
          Set.of(),
          Grants.EVERYTHING,
          InvalidContent.REJECT,
          UnknownFields.WARN,
          Optional.empty(),
          Marking.NONE,
          new Quota(OptionalLong.of(3), OptionalLong.empty()));

  private final ManualClock clock = new ManualClock(LATE);
  private final EmbeddedStore store = EmbeddedStore.inMemory(clock);
  private final Quotas quotas =
      Quotas.of(
          new EmbeddedPlatform(
              store,
              new Environment(Map.of("ENVELOPES_TABLE", "envelopes")),
              mail -> new Mailer.Result.Deferred("no mails here"),
              new MemorySecrets(),
              clock,
              new Random(1)),
          () -> SettingsDocument.EMPTY);

  @AfterEach
  void close() {
    store.close();
  }

  @Test
  void a_refused_request_may_come_again_when_the_next_day_has_begun() {
    PostQuota quota = new PostQuota(quotas, clock);

    assertThat(refusal(quota, 4)).isEqualTo("2026-11-23T00:00:00Z after 1 s");
    clock.set(Instant.parse("2026-11-22T10:00:00.250Z"));
    assertThat(refusal(quota, 4)).isEqualTo("2026-11-23T00:00:00Z after 50400 s");
  }

  @Test
  void what_is_refused_when_its_day_has_just_ended_may_come_again_at_once() {
    ManualClock later = new ManualClock(LATE.plusSeconds(4));

    assertThat(refusal(new PostQuota(quotas, later), 4))
        .isEqualTo("2026-11-23T00:00:00Z after 1 s");
  }

  /** Of a request with so many events, of which three are a day's quota. */
  private static String refusal(PostQuota quota, int events) {
    try {
      quota.begin(SENDER, 10).complete(events);
      return "none";
    } catch (ProblemException refused) {
      return refused.problem().more().get("until")
          + " after "
          + refused.problem().headers().get("Retry-After")
          + " s";
    }
  }
}
