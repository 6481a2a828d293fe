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
import io.signalbox.feeds.Position;
import io.signalbox.settings.Group;
import io.signalbox.settings.SettingsStore;
import io.signalbox.store.Environment;
import io.signalbox.store.Mailer;
import io.signalbox.store.ManualClock;
import io.signalbox.store.embedded.EmbeddedPlatform;
import io.signalbox.store.embedded.EmbeddedStore;
import io.signalbox.store.embedded.MemorySecrets;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

class WhatIfRunTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Duration RETENTION = Duration.ofDays(90);
  private static final String EVENTS = "signalbox.whatif.events";
  private static final String SETTINGS =
      """
      {"destinations": {
         "soc": {"method": "pull"},
         "mails": {"method": "mail", "mail": {"to": ["abuse@example.org"]},
                   "interval": {"every": "PT1H"}}},
       "routes": {"all": {"pattern": {}, "destinations": ["soc"]},
                  "phishing": {"pattern": {"classification.type": ["phishing"]},
                               "destinations": ["mails"], "groupBy": ["source.asn"]}}}
      """;

  private final ManualClock clock = new ManualClock(Instant.parse("2026-11-22T04:00:00Z"));
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
  private final FeedAppender journal =
      new FeedAppender(store.table("feeds"), clock, RETENTION, (feed, group) -> {});
  private final WhatIfs jobs = new WhatIfs(store.table("readers"));
  private int posted;

  /** By so much each look at the clock takes. */
  private Duration step = Duration.ZERO;

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

  WhatIfRunTest() {
    commit(SETTINGS);
  }

  @AfterEach
  void close() {
    store.close();
  }

  private static ObjectNode json(String text) {
    try {
      return (ObjectNode) JSON.readTree(text);
    } catch (JsonProcessingException fault) {
      throw new IllegalArgumentException(fault);
    }
  }

  private void commit(String document) {
    SettingsStore settings = new SettingsStore(store.table("settings"), new Random(1));
    assertThat(settings.commit(settings.current(), json(document), List.of())).isPresent();
  }

  private Candidate kept(String type, int asn) {
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

  private void keep(String type, int asn) {
    journal.append(FeedId.JOURNAL, Group.NONE, List.of(kept(type, asn)));
    clock.advance(Duration.ofMinutes(10));
  }

  private WhatIf begin(String changes) {
    return jobs.addIfAbsent(
        WhatIf.of(
            "job",
            "admin",
            changes,
            clock.instant(),
            clock.instant().minus(Duration.ofDays(7)),
            (ArrayNode) json("{\"changes\": " + changes + "}").get("changes")));
  }

  private void run(WhatIf job, Duration left) {
    new WhatIfRun(platform, RETENTION).run(job.hinted(), () -> left);
  }

  private JsonNode report(WhatIf job) {
    return jobs.find(job.id()).flatMap(WhatIf::report).orElseThrow().path("destinations");
  }

  private static final String MORE =
      """
      [{"kind": "routes", "name": "phishing",
        "entry": {"pattern": {"classification.type": ["phishing", "scanner"]},
                  "destinations": ["mails"], "groupBy": ["source.asn"]}},
       {"kind": "routes", "name": "all"}]
      """;

  @Test
  void what_a_change_would_have_changed_is_counted_with_samples() {
    keep("phishing", 64_496);
    keep("phishing", 64_496);
    keep("scanner", 64_496);
    clock.advance(Duration.ofHours(2));
    keep("scanner", 64_497);
    WhatIf job = begin(MORE);
    keep("scanner", 64_498);

    run(job, Duration.ofMinutes(2));

    JsonNode report = report(job);
    assertThat(report).hasSize(2);
    JsonNode mails = report.get(0);
    assertThat(mails.path("destination").asText()).isEqualTo("mails");
    assertThat(mails.path("events"))
        .isEqualTo(json("{\"before\": 2, \"after\": 4, \"more\": 2, \"less\": 0}"));
    assertThat(mails.path("deliveries")).isEqualTo(json("{\"before\": 1, \"after\": 2}"));
    assertThat(mails.at("/recipients/more").asInt()).isEqualTo(1);
    assertThat(mails.at("/recipients/moreSamples/0/source.asn").asText()).isEqualTo("64497");
    assertThat(mails.at("/samples/more")).hasSize(2);
    JsonNode soc = report.get(1);
    assertThat(soc.path("events"))
        .isEqualTo(json("{\"before\": 4, \"after\": 0, \"more\": 0, \"less\": 4}"));
    assertThat(soc.at("/recipients/less").asInt()).isEqualTo(1);
  }

  @Test
  void a_job_that_goes_on_elsewhere_counts_nothing_twice_and_one_without_time_waits() {
    for (int i = 0; i < 1_200; i++) {
      journal.append(FeedId.JOURNAL, Group.NONE, List.of(kept("scanner", 64_496 + i % 7)));
    }
    clock.advance(Duration.ofMinutes(1));
    WhatIf job = begin(MORE);

    run(job, Duration.ofSeconds(5));
    assertThat(jobs.find(job.id()).flatMap(WhatIf::progress)).isEmpty();
    step = Duration.ofSeconds(8);
    run(job, Duration.ofMinutes(2));
    step = Duration.ZERO;
    run(job, Duration.ofMinutes(2));

    assertThat(jobs.find(job.id()).map(WhatIf::isFinished)).contains(true);
    assertThat(report(job).get(0).at("/events/more").asInt()).isEqualTo(1_200);
    assertThat(report(job).get(0).at("/recipients/more").asInt()).isEqualTo(7);
  }

  @Test
  void settings_that_change_meanwhile_are_counted_anew() {
    keep("scanner", 64_496);
    WhatIf job = begin(MORE);
    WhatIfs.Versioned standing = jobs.find(job.hinted()).orElseThrow();
    jobs.replace(
        standing,
        job.advanced(
            new WhatIf.Progress(
                "another revision",
                new Position(9, 0),
                clock.instant(),
                5,
                json("{\"destinations\": {\"mails\": {\"more\": 77}}}"))),
        clock.instant());

    run(job, Duration.ofMinutes(2));

    assertThat(report(job).get(0).at("/events/more").asInt()).isEqualTo(1);
  }

  /** Prints the CPU time of a job over so many events. */
  @Test
  @EnabledIfSystemProperty(named = EVENTS, matches = "[0-9]+")
  void many_events_take_less_than_a_minute_for_a_million() {
    int events = Integer.getInteger(EVENTS);
    List<Candidate> batch = new ArrayList<>();
    for (int i = 0; i < events; i++) {
      batch.add(kept(i % 3 == 0 ? "phishing" : "scanner", 64_496 + i % 1_000));
      if (batch.size() == 500) {
        journal.append(FeedId.JOURNAL, Group.NONE, batch);
        clock.advance(Duration.ofMillis(600));
        batch.clear();
      }
    }
    WhatIf job = begin(MORE);
    ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    long before = threads.getCurrentThreadCpuTime();
    run(job, Duration.ofMinutes(2));
    double seconds = (threads.getCurrentThreadCpuTime() - before) / 1e9;
    System.out.printf("%,d events, %.1f s of CPU time%n", events, seconds);
    assertThat(jobs.find(job.id()).map(WhatIf::isFinished)).contains(true);
    assertThat(seconds * 1_000_000 / events).isLessThan(60);
  }
}
