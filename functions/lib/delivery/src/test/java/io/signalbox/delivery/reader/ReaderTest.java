package io.signalbox.delivery.reader;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.signalbox.feeds.FeedId;
import io.signalbox.feeds.Position;
import io.signalbox.settings.Group;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a reader says of itself, and its batch. */
class ReaderTest {
  private static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");
  private static final FeedId FEED = new FeedId("soc", "0123");
  private static final ReaderId MAIN = ReaderId.main(FEED);
  private static final Position HERE = new Position(7, 2);
  private static final Position THERE = new Position(8, 0);
  private static final Lease LEASE = new Lease("owner", NOW.plusSeconds(90));

  @Test
  void a_bounded_reader_is_done_at_its_end_and_one_that_follows_never() {
    assertThat(following().isDone()).isFalse();
    assertThat(following().endingAt(THERE).isDone()).isFalse();
    assertThat(following().endingAt(HERE).isDone()).isTrue();
    assertThat(following().isLeased(NOW)).isFalse();
    assertThat(following().leased(LEASE, null).isLeased(NOW)).isTrue();
    assertThat(following().leased(LEASE, null).isLeased(NOW.plusSeconds(3_600))).isFalse();
  }

  @Test
  void a_resumed_reader_forgets_its_trouble_and_goes_on_at_once() {
    Reader resumed =
        following()
            .withTrouble(new Trouble(3, NOW, "x"))
            .withRefusedInRow(2)
            .paused("because", NOW)
            .resumed(NOW);

    assertThat(resumed).isEqualTo(following().waitingUntil(NOW));
  }

  @Test
  void each_kind_of_reader_is_known_by_its_name() {
    assertThat(ReaderId.aside(FEED, HERE, "").isAside()).isTrue();
    assertThat(MAIN.isAside()).isFalse();
    assertThat(ReaderId.replay(FEED, "r").isReplay()).isTrue();
    assertThat(MAIN.isReplay()).isFalse();
    assertThat(ReaderId.backfill("soc", NOW).isBackfill()).isTrue();
    assertThat(MAIN.isBackfill()).isFalse();
    assertThat(ReaderId.client(FEED, "cert-at").name()).isEqualTo("client-cert-at");
    assertThat(ReaderId.of(ReaderId.aside(FEED, HERE, "e1").key()))
        .isEqualTo(ReaderId.aside(FEED, HERE, "e1"));
  }

  @Test
  void a_flight_is_cut_and_shortened_without_losing_a_place() {
    InFlightBatch inFlight =
        new InFlightBatch(List.of(new InFlightBatch.DeliveryRange(HERE, THERE, 4)), 1, 2, NOW);
    InFlightBatch halved = inFlight.cut(0, new Position(7, 4), 3, NOW.plusSeconds(1));

    assertThat(halved.ranges())
        .containsExactly(
            new InFlightBatch.DeliveryRange(HERE, new Position(7, 4), 3),
            new InFlightBatch.DeliveryRange(new Position(7, 4), THERE, 1));
    assertThat(halved.parts()).isEqualTo(3);
    assertThat(halved.cutAt()).isEqualTo(NOW.plusSeconds(1));
    assertThat(
            List.of(
                inFlight, halved, halved.only(1), halved.without(1).orElseThrow(), twice(halved)))
        .extracting(InFlightBatch::firstCutAt)
        .containsOnly(NOW);
    assertThat(halved.from()).isEqualTo(HERE);
    assertThat(halved.to()).isEqualTo(THERE);
    assertThat(halved.without(2)).isEmpty();
    assertThat(halved.without(1).orElseThrow()).isEqualTo(halved.only(1));
    assertThat(halved.only(1).before()).isEqualTo(2);
    assertThat(halved.undelivered()).isEqualTo(2);
    assertThat(
            halved
                .with(List.of(halved.ranges().getFirst().asDelivered(), halved.ranges().getLast()))
                .undelivered())
        .isEqualTo(1);
    assertThatThrownBy(() -> new InFlightBatch(List.of(), 0, 1, NOW))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static InFlightBatch twice(InFlightBatch halved) {
    return halved.with(halved.ranges()).cut(0, new Position(7, 3), 1, NOW.plusSeconds(2));
  }

  private static Reader following() {
    return Reader.following(MAIN, Group.NONE, HERE);
  }
}
