package io.signalbox.fanout;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.signalbox.delivery.job.WhatIf;
import io.signalbox.delivery.job.WhatIfs;
import io.signalbox.feeds.Candidate;
import io.signalbox.feeds.FeedId;
import io.signalbox.feeds.Position;
import io.signalbox.settings.Group;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

class WhatIfRunTest {
  private static final String EVENTS = "signalbox.whatif.events";

  private final WhatIfHub hub = new WhatIfHub();

  @AfterEach
  void close() {
    hub.close();
  }

  private static final String MORE =
      """
      [{"kind": "routes", "name": "phishing",
        "entry": {"pattern": {"payload": {"classification.type": ["phishing", "scanner"]}},
                  "destinations": ["mails"], "groupBy": ["source.asn"]}},
       {"kind": "routes", "name": "all"}]
      """;

  @Test
  void what_a_change_would_have_changed_is_counted_with_samples() {
    hub.keep("phishing", 64_496);
    hub.keep("phishing", 64_496);
    hub.keep("scanner", 64_496);
    hub.clock.advance(Duration.ofHours(2));
    hub.keep("scanner", 64_497);
    WhatIf job = hub.begin(MORE);
    hub.keep("scanner", 64_498);

    hub.run(job, Duration.ofMinutes(2));

    JsonNode report = hub.report(job);
    assertThat(report).hasSize(2);
    JsonNode mails = report.get(0);
    assertThat(mails.path("destination").asText()).isEqualTo("mails");
    assertThat(mails.path("events"))
        .isEqualTo(WhatIfHub.json("{\"before\": 2, \"after\": 4, \"more\": 2, \"less\": 0}"));
    assertThat(mails.path("deliveries")).isEqualTo(WhatIfHub.json("{\"before\": 1, \"after\": 2}"));
    assertThat(mails.at("/recipients/more").asInt()).isEqualTo(1);
    assertThat(mails.at("/recipients/moreSamples/0/source.asn").asText()).isEqualTo("64497");
    assertThat(mails.at("/samples/more")).hasSize(2);
    JsonNode soc = report.get(1);
    assertThat(soc.path("events"))
        .isEqualTo(WhatIfHub.json("{\"before\": 4, \"after\": 0, \"more\": 0, \"less\": 4}"));
    assertThat(soc.at("/recipients/less").asInt()).isEqualTo(1);
  }

  @Test
  void a_job_that_goes_on_elsewhere_counts_nothing_twice_and_one_without_time_waits() {
    for (int i = 0; i < 1_200; i++) {
      hub.journal.append(FeedId.JOURNAL, Group.NONE, List.of(hub.kept("scanner", 64_496 + i % 7)));
    }
    hub.clock.advance(Duration.ofMinutes(1));
    WhatIf job = hub.begin(MORE);

    hub.run(job, Duration.ofSeconds(5));
    assertThat(hub.jobs.find(job.id()).flatMap(WhatIf::progress)).isEmpty();
    hub.step = Duration.ofSeconds(8);
    hub.run(job, Duration.ofMinutes(2));
    hub.step = Duration.ZERO;
    hub.run(job, Duration.ofMinutes(2));

    assertThat(hub.jobs.find(job.id()).map(WhatIf::isFinished)).contains(true);
    assertThat(hub.report(job).get(0).at("/events/more").asInt()).isEqualTo(1_200);
    assertThat(hub.report(job).get(0).at("/recipients/more").asInt()).isEqualTo(7);
  }

  @Test
  void settings_that_change_meanwhile_are_counted_anew() {
    hub.keep("scanner", 64_496);
    WhatIf job = hub.begin(MORE);
    WhatIfs.Versioned standing = hub.jobs.find(job.hinted()).orElseThrow();
    hub.jobs.replace(
        standing,
        job.advanced(
            new WhatIf.Progress(
                "another revision",
                new Position(9, 0),
                hub.clock.instant(),
                5,
                WhatIfHub.json("{\"destinations\": {\"mails\": {\"more\": 77}}}"))),
        hub.clock.instant());

    hub.run(job, Duration.ofMinutes(2));

    assertThat(hub.report(job).get(0).at("/events/more").asInt()).isEqualTo(1);
  }

  @Test
  void a_change_that_names_a_destination_that_is_gone_meanwhile_ends_too() {
    hub.keep("scanner", 64_496);
    WhatIf job = hub.begin(MORE);
    hub.commit(
        """
        {"destinations": {"soc": {"method": "pull"}},
         "routes": {"all": {"pattern": {}, "destinations": ["soc"]}}}
        """);

    hub.run(job, Duration.ofMinutes(2));

    assertThat(hub.jobs.find(job.id()).map(WhatIf::isFinished)).contains(true);
    assertThat(hub.report(job)).hasSize(1);
    assertThat(hub.report(job).get(0).path("destination").asText()).isEqualTo("soc");
  }

  /** Prints the CPU time of a job over so many events. */
  @Test
  @EnabledIfSystemProperty(named = EVENTS, matches = "[0-9]+")
  void many_events_take_less_than_a_minute_for_a_million() {
    int events = Integer.getInteger(EVENTS);
    List<Candidate> batch = new ArrayList<>();
    for (int i = 0; i < events; i++) {
      batch.add(hub.kept(i % 3 == 0 ? "phishing" : "scanner", 64_496 + i % 1_000));
      if (batch.size() == 500) {
        hub.journal.append(FeedId.JOURNAL, Group.NONE, batch);
        hub.clock.advance(Duration.ofMillis(600));
        batch.clear();
      }
    }
    WhatIf job = hub.begin(MORE);
    ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    long before = threads.getCurrentThreadCpuTime();
    hub.run(job, Duration.ofMinutes(2));
    double seconds = (threads.getCurrentThreadCpuTime() - before) / 1e9;
    System.out.printf("%,d events, %.1f s of CPU time%n", events, seconds);
    assertThat(hub.jobs.find(job.id()).map(WhatIf::isFinished)).contains(true);
    assertThat(seconds * 1_000_000 / events).isLessThan(60);
  }
}
