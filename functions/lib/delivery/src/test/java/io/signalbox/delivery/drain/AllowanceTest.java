package io.signalbox.delivery.drain;

import static org.assertj.core.api.Assertions.assertThat;

import io.signalbox.delivery.Allowance;
import io.signalbox.delivery.Delivery;
import io.signalbox.delivery.Outcome;
import io.signalbox.delivery.TestHub;
import io.signalbox.settings.Interval;
import io.signalbox.store.StoreException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What a reader does whose recipients have got as many deliveries as they may get. */
class AllowanceTest {
  private final TestHub hub = new TestHub();
  private final Places places = new Places();

  private final class Places implements Allowance {
    private final Set<UUID> taken = new HashSet<>();
    private int most = 2;
    private boolean isAway;

    @Override
    public Optional<Instant> freeFrom(Optional<UUID> delivery) {
      return taken.size() < most || delivery.filter(taken::contains).isPresent()
          ? Optional.empty()
          : Optional.of(hub.clock.instant().plus(Duration.ofMinutes(30)));
    }

    @Override
    public boolean take(UUID delivery) {
      if (isAway) {
        throw new StoreException.Unavailable("away", new IllegalStateException("away"));
      }
      return freeFrom(Optional.of(delivery)).isEmpty()
          && (taken.add(delivery) || taken.contains(delivery));
    }
  }

  AllowanceTest() {
    hub.receiver.limitedBy(places);
    hub.receiver.takes(10);
  }

  private void append(int from, int to) {
    hub.append(from, to);
    hub.deliver();
  }

  @Test
  void whatIsOverTheLimitStaysInTheFeedAndGoesWithTheNextDeliveryWhichSaysSo() {
    append(1, 1);
    append(2, 2);
    Instant held = hub.clock.instant();
    append(3, 3);
    hub.clock.advance(Duration.ofMinutes(10));
    append(4, 5);
    assertThat(hub.receiver.events()).containsExactly(List.of(1), List.of(2));
    assertThat(hub.reader().inFlight()).as("nothing is cut before it may go").isNull();
    assertThat(hub.state().isOpen()).isTrue();

    places.most = 3;
    hub.clock.advance(Duration.ofMinutes(19));
    hub.deliver();
    assertThat(hub.receiver.events()).as("not before there is a place").hasSize(2);
    hub.clock.advance(Duration.ofMinutes(2));
    hub.deliver();

    assertThat(hub.receiver.events()).last().isEqualTo(List.of(3, 4, 5));
    assertThat(hub.receiver.deliveries())
        .extracting(AllowanceTest::heldSince)
        .containsExactly(Optional.empty(), Optional.empty(), Optional.of(held));
    places.most = 4;
    append(6, 6);
    assertThat(heldSince(hub.receiver.deliveries().getLast())).isEmpty();
  }

  @Test
  void aRepeatTakesNoOtherPlaceAndSaysTheSame() {
    append(1, 1);
    append(2, 2);
    append(3, 3);
    places.most = 3;
    hub.receiver.answersOnce(new Outcome.Unknown("lost"));
    hub.clock.advance(Duration.ofMinutes(31));
    hub.deliver();
    hub.clock.advance(Duration.ofHours(1));
    hub.deliver();

    List<Delivery> deliveries = hub.receiver.deliveries();
    assertThat(hub.receiver.events())
        .containsExactly(List.of(1), List.of(2), List.of(3), List.of(3));
    assertThat(deliveries.get(3).id()).isEqualTo(deliveries.get(2).id());
    assertThat(heldSince(deliveries.get(3))).isPresent().isEqualTo(heldSince(deliveries.get(2)));
  }

  @Test
  void ofDeliveriesThatWereCutTogetherThoseGoThatMay() {
    hub.receiver.takes(1);
    append(1, 4);
    assertThat(hub.receiver.events()).containsExactly(List.of(1), List.of(2));
    places.most = 4;
    hub.clock.advance(Duration.ofMinutes(31));
    hub.deliver();
    assertThat(hub.receiver.events())
        .containsExactly(List.of(1), List.of(2), List.of(3), List.of(4));
  }

  @Test
  void whileNobodyKnowsWhetherThereIsAPlaceNothingGoes() {
    places.isAway = true;
    append(1, 1);
    assertThat(hub.receiver.events()).isEmpty();
    places.isAway = false;
    hub.clock.advance(Duration.ofHours(1));
    hub.deliver();
    assertThat(hub.receiver.events()).containsExactly(List.of(1));
  }

  @Test
  void aDigestThatIsLargeEnoughToGoEarlierWaitsToo() {
    places.most = 0;
    hub.destination(
        TestHub.destination(
            new Interval.Earlier(
                new Interval.Every(Duration.ofDays(1)),
                new Interval.Threshold(OptionalInt.of(2), OptionalLong.empty()))));
    append(1, 3);
    assertThat(hub.receiver.events()).isEmpty();
    places.most = 1;
    hub.deliver();
    assertThat(hub.receiver.events()).isEmpty();
    hub.clock.advance(Duration.ofMinutes(31));
    hub.deliver();
    assertThat(hub.receiver.events()).containsExactly(List.of(1, 2, 3));
  }

  private static Optional<Instant> heldSince(Delivery delivery) {
    return delivery.correspondence().heldSince();
  }
}
