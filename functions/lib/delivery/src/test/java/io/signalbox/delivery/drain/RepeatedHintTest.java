package io.signalbox.delivery.drain;

import static org.assertj.core.api.Assertions.assertThat;

import io.signalbox.delivery.TestHub;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RepeatedHintTest {
  private final TestHub hub = new TestHub();

  @Test
  void aHintThatCameBeforeLoadsAnEighthAndLeavesTheRestToAnotherHint() {
    hub.append(1, 300);

    hub.drain().drain(TestHub.READER, () -> hub.left, 1);

    int tried = hub.receiver.got().size();
    int most = hub.receiver.capacity(hub.destination()).entries();
    assertThat(tried).isEqualTo(Math.max(1, most / 8));

    hub.deliverHinted();

    assertThat(hub.receiver.events().stream().flatMap(List::stream))
        .containsExactlyElementsOf(IntStream.rangeClosed(1, 300).boxed().toList());
  }

  @Test
  void aHintThatCameAgainAndAgainStillLoadsOne() {
    hub.append(1, 3);

    hub.drain().drain(TestHub.READER, () -> hub.left, 100);

    assertThat(hub.receiver.got()).hasSize(1);
  }
}
