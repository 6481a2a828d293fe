package io.signalbox.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.signalbox.envelope.DedupKey;
import io.signalbox.envelope.Envelope;
import io.signalbox.envelopes.EnvelopeKey;
import io.signalbox.envelopes.StoredEnvelope;
import io.signalbox.feeds.Candidate;
import io.signalbox.feeds.FeedAppender;
import io.signalbox.feeds.FeedId;
import io.signalbox.feeds.JournalRow;
import io.signalbox.local.LocalHub;
import io.signalbox.runtime.lambda.FunctionFailure;
import io.signalbox.scenarios.HubClient;
import io.signalbox.settings.Group;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Counts a journal of which a page is as an older hub wrote it, then enough pages for a sheet, and
 * counts again. Meanwhile a sender falls silent.
 */
final class StatisticsRun {
  /** As many as make a sheet due before its hour is over. */
  private static final int PAGES = 501;

  /** Of so many pages, one has an event that is searched for: several are read at once. */
  private static final int SCANNED_EACH = 100;

  private StatisticsRun() {}

  static void run(LocalHub hub, HubClient administrator, Clock clock) {
    FeedAppender journal =
        new FeedAppender(hub.table("Feeds"), clock, Duration.ofDays(90), (feed, group) -> {});
    for (int page = 0; page < PAGES; page++) {
      if (page % SCANNED_EACH == 0) {
        journal.append(FeedId.JOURNAL, Group.NONE, List.of(scanned(page, clock)));
      }
      EnvelopeKey key = EnvelopeKey.first(new DedupKey("older-" + page));
      journal.append(
          FeedId.JOURNAL, Group.NONE, List.of(new Candidate(key, clock.instant(), 1, List.of())));
    }
    count(administrator);
    HabitRun.fill(hub.table("Feeds"), clock.instant());
    try {
      hub.callScheduled("SheetFunction");
    } catch (FunctionFailure failure) {
      throw new AssertionError(failure);
    }
    count(administrator);
    for (String path :
        List.of(
            "/v1/statistics?by=destination,result&times=true",
            "/v1/statistics/funnel",
            "/v1/envelopes?type=phishing",
            "/v1/envelopes?address=192.0.2.7",
            "/v1/envelopes?result=delivered",
            "/v1/envelopes?ticket=20261128-00000001")) {
      assertThat(administrator.get(path).status()).as(path).isEqualTo(200);
    }
    assertThat(administrator.get("/v1/instances").text()).contains("\"silent\":true");
  }

  /** One that is found by its address. */
  private static Candidate scanned(int page, Clock clock) {
    EnvelopeKey key = EnvelopeKey.first(new DedupKey("scanned-" + page));
    ObjectNode event = JsonNodeFactory.instance.objectNode().put("source.ip", "192.0.2.7");
    JournalRow row =
        JournalRow.of(new StoredEnvelope(key, Envelope.ofEvent(event), "older", clock.instant()));
    return new Candidate(key, clock.instant(), 600, List.of(), Optional.of(row), List.of());
  }

  private static void count(HubClient administrator) {
    HubClient.Answer answer = administrator.get("/v1/statistics?by=type");
    assertThat(answer.status()).as(answer.text()).isEqualTo(200);
  }
}
