package io.signalbox.aws.events;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.events.DynamodbEvent;
import io.signalbox.store.Body;
import io.signalbox.store.Change;
import io.signalbox.store.Item;
import io.signalbox.store.Key;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class DynamoStreamChangesTest {
  private static final Instant TIME = Instant.parse("2026-11-22T10:00:00Z");

  @Test
  void changes_survive_the_way_through_an_event() {
    List<Change> changes =
        List.of(
            new Change("1", new Item(new Key("a", "head"), 1, Body.ofText("x"), null, null)),
            new Change("2", new Item(new Key("b", "ü"), 7, Body.ofText(""), TIME, TIME)));

    assertThat(DynamoStreamChanges.of(DynamoStreamChanges.toEvent(changes))).isEqualTo(changes);
  }

  @Test
  void removals_are_left_out() {
    DynamodbEvent event =
        DynamoStreamChanges.toEvent(
            List.of(new Change("1", new Item(new Key("a", "b"), 1, Body.ofText(""), null, null))));
    event.getRecords().getFirst().getDynamodb().setNewImage(null);

    assertThat(DynamoStreamChanges.of(event)).isEmpty();
  }
}
