package io.signalbox.local;

import static org.assertj.core.api.Assertions.assertThat;

import io.signalbox.delivery.reader.InFlightBatch;
import io.signalbox.delivery.reader.Lease;
import io.signalbox.delivery.reader.Reader;
import io.signalbox.delivery.reader.ReaderId;
import io.signalbox.delivery.reader.Readers;
import io.signalbox.feeds.FeedId;
import io.signalbox.feeds.Position;
import io.signalbox.runtime.template.Template;
import io.signalbox.settings.Group;
import io.signalbox.store.embedded.EmbeddedStore;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class LastRunTest {
  private static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");
  private static final ReaderId READER = ReaderId.main(new FeedId("soc", ""));
  private static final InFlightBatch FLIGHT =
      new InFlightBatch(
          List.of(new InFlightBatch.DeliveryRange(Position.START, new Position(1, 0), 1)),
          0,
          1,
          NOW);

  private final Clock clock = Clock.fixed(NOW, ZoneOffset.UTC);
  private final EmbeddedStore store = EmbeddedStore.inMemory(clock);
  private final Template template = Template.read(Path.of("../../template.yaml"), Map.of());
  private final Readers readers = new Readers(store.table("Readers"));

  @AfterEach
  void close() {
    store.close();
  }

  @Test
  void a_lease_of_the_last_run_ends_and_its_flight_is_due_at_once() {
    Lease held = new Lease("killed", NOW.plus(Duration.ofMinutes(1)));
    readers.addIfAbsent(reader().leased(held, FLIGHT));

    LastRun.endLeases(template, store, clock);

    Reader freed = readers.find(READER).orElseThrow().reader();
    assertThat(freed.isLeased(NOW)).isFalse();
    assertThat(freed.inFlight()).isEqualTo(FLIGHT);
    assertThat(readers.due(NOW, 10)).containsExactly(READER);
  }

  @Test
  void who_waits_for_something_else_waits_on() {
    Instant retry = NOW.plus(Duration.ofHours(1));
    readers.addIfAbsent(reader().waitingUntil(retry));

    LastRun.endLeases(template, store, clock);

    assertThat(readers.due(NOW, 10)).isEmpty();
    assertThat(readers.due(retry, 10)).containsExactly(READER);
  }

  private static Reader reader() {
    return Reader.following(READER, Group.NONE, Position.START);
  }
}
