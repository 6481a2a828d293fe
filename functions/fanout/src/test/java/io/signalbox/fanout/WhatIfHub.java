package io.signalbox.fanout;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.signalbox.delivery.job.WhatIf;
import io.signalbox.delivery.job.WhatIfs;
import io.signalbox.envelope.Envelope;
import io.signalbox.envelopes.EnvelopeKey;
import io.signalbox.envelopes.EnvelopeStore;
import io.signalbox.feeds.Candidate;
import io.signalbox.feeds.FeedAppender;
import io.signalbox.feeds.FeedId;
import io.signalbox.settings.Group;
import io.signalbox.settings.SettingsStore;
import io.signalbox.store.Environment;
import io.signalbox.store.Mailer;
import io.signalbox.store.ManualClock;
import io.signalbox.store.embedded.EmbeddedPlatform;
import io.signalbox.store.embedded.EmbeddedStore;
import io.signalbox.store.embedded.MemorySecrets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** As much of a hub as there is to reckon with changed settings. */
final class WhatIfHub implements AutoCloseable {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Duration RETENTION = Duration.ofDays(90);
  private static final String SETTINGS =
      """
      {"destinations": {
         "soc": {"method": "pull"},
         "mails": {"method": "mail", "uri": "mailto:abuse@example.org",
                   "interval": {"every": "PT1H"}}},
       "routes": {"all": {"pattern": {}, "destinations": ["soc"]},
                  "phishing": {"pattern": {"payload": {"classification.type": ["phishing"]}},
                               "destinations": ["mails"], "groupBy": ["source.asn"]}}}
      """;

  final ManualClock clock = new ManualClock(Instant.parse("2026-11-22T04:00:00Z"));
  private final EmbeddedStore store = EmbeddedStore.inMemory(clock);
  private final EmbeddedPlatform platform =
      new EmbeddedPlatform(
          store,
          new Environment(
              Map.of(
                  "ENVELOPES_TABLE", "envelopes",
                  "FEEDS_TABLE", "feeds",
                  "READERS_TABLE", "readers",
                  "DIRECTORY_TABLE", "directory",
                  "SETTINGS_TABLE", "settings",
                  "SETTINGS_AGE", "PT20S")),
          mail -> new Mailer.Result.Deferred("No mails here"),
          new MemorySecrets(),
          new Ticking(),
          new Random(7));
  private final EnvelopeStore envelopes =
      new EnvelopeStore(store.table("envelopes"), clock, new Random(2), RETENTION);
  final FeedAppender journal =
      new FeedAppender(store.table("feeds"), clock, RETENTION, (feed, group) -> {});
  final WhatIfs jobs = new WhatIfs(store.table("readers"));
  private int posted;

  /** By so much each look at the clock takes. */
  Duration step = Duration.ZERO;

  private final class Ticking extends Clock {
    @Override
    public Instant instant() {
      clock.advance(step);
      return clock.instant();
    }

    @Override
    public ZoneId getZone() {
      return clock.getZone();
    }

    @Override
    public Clock withZone(ZoneId zone) {
      return clock.withZone(zone);
    }
  }

  WhatIfHub() {
    commit(SETTINGS);
  }

  @Override
  public void close() {
    store.close();
  }

  static ObjectNode json(String text) {
    try {
      return (ObjectNode) JSON.readTree(text);
    } catch (JsonProcessingException fault) {
      throw new IllegalArgumentException(fault);
    }
  }

  void commit(String document) {
    SettingsStore settings = new SettingsStore(store.table("settings"), new Random(1));
    assertThat(settings.commit(settings.current(), json(document), List.of())).isPresent();
  }

  Candidate kept(String type, int asn) {
    Envelope envelope =
        Envelope.ofEvent(
            json("{}")
                .put("classification.type", type)
                .put("source.asn", asn)
                .put("extra.number", posted++));
    envelopes.keep(envelope, "cert-at");
    return new Candidate(
        EnvelopeKey.first(envelope.id().dedupKey()), clock.instant(), 300, List.of());
  }

  void keep(String type, int asn) {
    journal.append(FeedId.JOURNAL, Group.NONE, List.of(kept(type, asn)));
    clock.advance(Duration.ofMinutes(10));
  }

  WhatIf begin(String changes) {
    return jobs.addIfAbsent(
        WhatIf.of(
            "job",
            "admin",
            changes,
            clock.instant(),
            clock.instant().minus(Duration.ofDays(7)),
            (ArrayNode) json("{\"changes\": " + changes + "}").get("changes")));
  }

  void run(WhatIf job, Duration left) {
    new WhatIfRun(platform, RETENTION).run(job.hinted(), () -> left);
  }

  JsonNode report(WhatIf job) {
    return jobs.find(job.id()).flatMap(WhatIf::report).orElseThrow().path("destinations");
  }
}
