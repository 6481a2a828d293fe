package io.signalbox.feeds;

import static org.assertj.core.api.Assertions.assertThat;

import io.signalbox.envelope.DedupKey;
import io.signalbox.envelopes.EnvelopeKey;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TailTest {
  private static final Instant BEGIN = Instant.parse("2026-11-22T12:00:00Z");

  private final Tail tail = new Tail();

  @Test
  void it_has_what_its_pages_have() {
    tail.append(page(2, 3));
    tail.prepend(page(1, 1, 2));
    tail.append(page(3, 4));

    assertThat(IntStream.rangeClosed(0, 5).filter(one -> tail.has(key(one), BEGIN)))
        .containsExactly(1, 2, 3, 4);
  }

  @Test
  void what_is_forgotten_it_does_not_have() {
    IntStream.rangeClosed(1, 6).forEach(number -> tail.append(page(number, number)));
    tail.reachesTheBeginning();

    tail.forgetBefore(BEGIN.plusSeconds(5));

    // The newest of those before stays, by which the tail is known to reach back.
    assertThat(IntStream.rangeClosed(1, 6).filter(one -> tail.has(key(one), BEGIN)))
        .containsExactly(4, 5, 6);
    assertThat(tail.reachesBackTo(BEGIN.plusSeconds(5))).isTrue();
    assertThat(tail.reachesBackTo(BEGIN.plusSeconds(4))).isFalse();
  }

  @Test
  void an_envelope_in_two_pages_is_there_until_both_are_forgotten() {
    tail.append(page(2, 7));
    tail.prepend(page(1, 7));
    IntStream.rangeClosed(3, 6).forEach(number -> tail.append(page(number, 100 + number)));

    tail.forgetBefore(BEGIN.plusSeconds(3));
    assertThat(tail.earliest()).extracting(Tail.Known::number).isEqualTo(2L);
    assertThat(tail.has(key(7), BEGIN)).isTrue();

    tail.forgetBefore(BEGIN.plusSeconds(4));
    assertThat(tail.has(key(7), BEGIN)).isFalse();
  }

  @Test
  void what_was_appended_before_a_time_does_not_count() {
    tail.append(page(1, 7));

    assertThat(tail.has(key(7), BEGIN.plusSeconds(1))).isTrue();
    assertThat(tail.has(key(7), BEGIN.plusSeconds(2))).isFalse();
  }

  /** A page that was appended so many seconds after the beginning. */
  private static Page page(long number, int... envelopes) {
    List<Entry> entries =
        IntStream.of(envelopes)
            .mapToObj(one -> new Entry(key(one), BEGIN.plusSeconds(number), 1, List.of()))
            .toList();
    return new Page(number, Spacing.MILLISECONDS, number == 1, 0, entries);
  }

  private static EnvelopeKey key(int envelope) {
    return EnvelopeKey.first(new DedupKey("envelope-" + envelope));
  }
}
