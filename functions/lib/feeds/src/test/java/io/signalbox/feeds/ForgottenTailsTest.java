package io.signalbox.feeds;

import static org.assertj.core.api.Assertions.assertThat;

import io.signalbox.envelope.DedupKey;
import io.signalbox.envelopes.EnvelopeKey;
import io.signalbox.settings.Group;
import io.signalbox.store.ManualClock;
import io.signalbox.store.embedded.EmbeddedStore;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ForgottenTailsTest {
  private static final Duration RETENTION = Duration.ofDays(30);
  private static final Instant BEGIN = Instant.parse("2026-11-22T10:00:00Z");
  private static final int FEEDS = 5;

  private final ManualClock clock = new ManualClock(BEGIN);
  private final EmbeddedStore store = EmbeddedStore.inMemory(clock);

  @Test
  void feeds_of_which_too_many_take_turns_to_be_remembered_get_each_envelope_once() {
    FeedAppender appender =
        new FeedAppender(store.table("Feeds"), clock, RETENTION, (feed, group) -> {}, new Tails(2));
    Random random = new Random(5);
    for (int round = 0; round < 60; round++) {
      List<Candidate> batch = candidates(Math.max(0, round - random.nextInt(5)), round + 1);
      for (int feed = 0; feed < FEEDS; feed++) {
        clock.advance(Duration.ofSeconds(2));
        appender.append(feed(feed), Group.NONE, batch);
      }
    }

    FeedLog log = new FeedLog(store.table("Feeds"), clock, RETENTION);
    for (int feed = 0; feed < FEEDS; feed++) {
      assertThat(log.read(feed(feed), Position.START, Integer.MAX_VALUE).entries())
          .extracting(one -> one.entry().key())
          .containsExactlyElementsOf(candidates(0, 60).stream().map(Candidate::key).toList());
    }
  }

  private static FeedId feed(int number) {
    return new FeedId("soc-" + number, "");
  }

  /** Each accepted ten seconds after the one before. */
  private static List<Candidate> candidates(int from, int to) {
    return IntStream.range(from, to)
        .mapToObj(
            number ->
                new Candidate(
                    EnvelopeKey.first(new DedupKey("event-" + number)),
                    BEGIN.plusSeconds(10L * number),
                    100,
                    List.of()))
        .toList();
  }
}
