package io.signalbox.track;

import io.signalbox.envelope.DedupKey;
import io.signalbox.envelopes.EnvelopeKey;
import io.signalbox.feeds.Candidate;
import io.signalbox.feeds.FeedId;
import io.signalbox.settings.Group;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;

/** Many envelopes in a short time. */
final class Burst {
  private static final int BATCH = 400;

  private Burst() {}

  /** Gives a feed, and the journal, so many envelopes more: two thousand a second. */
  static void add(Hub hub, int count, FeedId to) {
    for (int n = 0; n < count; n += BATCH) {
      List<EnvelopeKey> keys =
          IntStream.range(0, BATCH)
              .mapToObj(_ -> EnvelopeKey.first(new DedupKey("burst-" + hub.random.nextLong())))
              .toList();
      Instant accepted = hub.clock.instant();
      hub.clock.advance(Duration.ofMillis(BATCH / 2));
      hub.appender.append(to, Group.NONE, candidates(keys, accepted, List.of()));
      hub.appender.append(FeedId.JOURNAL, Group.NONE, candidates(keys, accepted, List.of(to)));
    }
  }

  private static List<Candidate> candidates(
      List<EnvelopeKey> keys, Instant accepted, List<FeedId> feeds) {
    return keys.stream().map(key -> new Candidate(key, accepted, 100, feeds)).toList();
  }
}
