package io.signalbox.delivery.drain;

import static org.assertj.core.api.Assertions.assertThat;

import io.signalbox.delivery.Outcome;
import io.signalbox.delivery.Receiver;
import io.signalbox.delivery.TestHub;
import io.signalbox.delivery.reader.Reader;
import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What each kind of refusal does to a digest of a thousand envelopes. */
class RefusalsTest {
  private static final int MANY = 1_000;
  private static final Duration A_DAY = Duration.ofDays(1);

  private final TestHub hub = new TestHub();
  private final Receiver receiver = hub.receiver;
  private final Drain process = hub.drain();

  @BeforeEach
  void aDigestWaits() {
    receiver.loads(MANY);
    receiver.takes(MANY);
    hub.append(1, MANY);
  }

  private List<Reader> aside() {
    return hub.readers.ofFeed(TestHub.FEED).stream().filter(one -> one.id().isAside()).toList();
  }

  private void deliver() {
    process.drain(TestHub.READER, () -> hub.left);
    hub.deliverHinted(process);
  }

  private void deliverDaily(int days) {
    for (int day = 0; day < days; day++) {
      deliver();
      hub.clock.advance(A_DAY);
    }
  }

  private void refuses(Supplier<Outcome> outcome) {
    receiver.answers(got -> outcome.get());
  }

  @Test
  void a_refusal_of_the_account_is_tried_whole_and_sets_nothing_aside() {
    refuses(() -> new Outcome.DestinationRefused("Email address is not verified"));
    deliver();

    assertThat(receiver.events()).hasSizeLessThan(4).allMatch(sent -> sent.size() == MANY);
    assertThat(aside()).isEmpty();
    receiver.answers(got -> new Outcome.Delivered("200"));
    hub.clock.advance(A_DAY);
    deliver();
    assertThat(receiver.events().getLast()).hasSize(MANY);
  }

  @Test
  void a_refusal_of_the_account_for_too_long_pauses_the_destination() {
    refuses(() -> new Outcome.DestinationRefused("401"));
    deliverDaily(6);

    assertThat(hub.state().pause()).extracting("reason").asString().contains("401");
  }

  @Test
  void a_refusal_of_the_hub_never_pauses_the_destination() {
    refuses(() -> new Outcome.HubRefused("Daily message quota exceeded"));
    deliverDaily(30);

    assertThat(hub.state().isPaused()).isFalse();
    assertThat(hub.state().failure()).extracting("answer").asString().contains("quota");
    assertThat(aside()).isEmpty();
    assertThat(receiver.events()).hasSizeBetween(10, 70).allMatch(sent -> sent.size() == MANY);
  }

  @Test
  void a_refusal_of_the_recipient_pauses_the_destination_at_once() {
    refuses(() -> new Outcome.RecipientRefused("no such user"));
    deliver();

    assertThat(receiver.events()).hasSize(1);
    assertThat(hub.state().pause()).extracting("by", "reason").contains("the hub", "no such user");
    assertThat(aside()).isEmpty();
  }

  @Test
  void a_refusal_of_the_content_is_not_believed_of_a_destination_that_takes_nothing() {
    refuses(() -> new Outcome.ContentRefused("400"));
    deliver();

    assertThat(receiver.events()).hasSizeLessThan(10);
    assertThat(aside()).hasSizeLessThan(5);
    deliverDaily(3);
    assertThat(receiver.events()).as("a try or two a day").hasSizeLessThan(25);

    receiver.answers(
        got -> got.events().contains(777) ? new Outcome.ContentRefused("400") : taken());
    deliverDaily(12);
    assertThat(receiver.events().stream().flatMap(List::stream).distinct()).hasSize(MANY);
    assertThat(hub.reader().cursor()).isEqualTo(hub.feeds.end(TestHub.FEED));
    assertThat(aside()).hasSize(1);
  }

  @Test
  void a_refusal_of_the_content_is_halved_where_the_destination_takes_something_else() {
    receiver.answers(
        got -> got.events().contains(777) ? new Outcome.ContentRefused("400") : taken());
    deliver();

    assertThat(receiver.events().size()).isLessThan(26);
    assertThat(aside()).hasSize(1);
  }

  @Test
  void a_part_that_was_set_aside_is_not_halved_while_the_destination_takes_nothing() {
    // The front half holds two that are refused, so that parts are set aside before all fails.
    boolean[] takesNothing = {false};
    receiver.answers(
        got -> {
          if (takesNothing[0] || got.events().contains(1) || got.events().contains(400)) {
            return new Outcome.ContentRefused("400");
          }
          takesNothing[0] = true;
          return taken();
        });
    deliver();
    int soon = receiver.events().size();
    deliverDaily(3);

    assertThat(soon).isLessThan(20);
    assertThat(receiver.events().size()).isLessThan(50);
  }

  private static Outcome taken() {
    return new Outcome.Delivered("200");
  }
}
