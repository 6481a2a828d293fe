package io.signalbox.delivery.history;

import static org.assertj.core.api.Assertions.assertThat;

import io.signalbox.delivery.history.NoticeMemory.Change;
import io.signalbox.feeds.Position;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** An object is in a mail that was refused, and in another of the same batch that was taken. */
class ChangesOfOneBatchTest {
  private static final Instant LONG_AGO = Instant.parse("2026-11-01T00:00:00Z");
  private static final Instant CUT_AT = LONG_AGO.plus(Duration.ofDays(20));
  private static final Position REFUSED = new Position(7, 0);
  private static final Position TAKEN = new Position(7, 1);

  private static final Known BEFORE = Known.told(LONG_AGO, LONG_AGO);
  private static final Remembered REMEMBERED =
      new Remembered(Optional.empty(), BEFORE, new Position(3, 0));

  private static final Change SEEN =
      known -> known.map(one -> one.after(REFUSED, CUT_AT, CUT_AT, last -> last.seen(CUT_AT)));
  private static final Change TOLD =
      known ->
          known.map(
              one ->
                  one.after(
                      TAKEN,
                      CUT_AT,
                      CUT_AT,
                      last -> last.told(CUT_AT, CUT_AT, NoticeState.BACK_AGAIN)));

  @Test
  void eachMailSaysAgainWhatItSaidAtFirst() {
    Remembered both = SEEN.and(TOLD).of(Optional.of(REMEMBERED)).orElseThrow();

    assertThat(both.asOf(REFUSED, CUT_AT)).contains(BEFORE);
    assertThat(both.asOf(TAKEN, CUT_AT)).contains(BEFORE);
    assertThat(both.now().lastTold()).isEqualTo(CUT_AT);
    assertThat(both.now().notices()).isEqualTo(2);
  }

  @Test
  void bothAreMadeOnce() {
    Optional<Remembered> both = SEEN.and(TOLD).of(Optional.of(REMEMBERED));

    assertThat(SEEN.and(TOLD).of(both)).isEqualTo(both);
  }

  @Test
  void ofAnObjectThatIsNewTheMailAloneIsRemembered() {
    Change first = known -> Optional.of(known.orElse(REMEMBERED));

    assertThat(SEEN.and(first).of(Optional.empty())).contains(REMEMBERED);
  }
}
