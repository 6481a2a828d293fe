package io.signalbox.delivery.reader;

import static org.assertj.core.api.Assertions.assertThat;

import io.signalbox.feeds.FeedId;
import io.signalbox.feeds.Position;
import io.signalbox.settings.Group;
import io.signalbox.store.embedded.EmbeddedStore;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What remains of bounded readers at their end. */
class EndedReadersTest {
  private static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");
  private static final FeedId FEED = new FeedId("soc", "0123");
  private static final Position HERE = new Position(7, 2);
  private static final Position THERE = new Position(8, 0);
  private static final Lease LEASE = new Lease("owner", NOW.plusSeconds(90));

  private final EmbeddedStore store = EmbeddedStore.inMemory(Clock.fixed(NOW, ZoneOffset.UTC));
  private final Readers readers = new Readers(store.table("Readers"));

  @AfterEach
  void close() {
    store.close();
  }

  @ParameterizedTest
  @MethodSource("bounded")
  void its_owner_ends_a_reader_that_somebody_changed_meanwhile(ReaderId id) {
    Reader bounded = Reader.bounded(id, Group.NONE, HERE, THERE, "r");
    Versioned owned = readers.addIfAbsent(bounded.leased(LEASE, null));
    readers.change(id, reader -> reader.paused("because", NOW));

    readers.endAsOwner(owned, NOW);
    assertThat(readers.find(id)).isEmpty();
    readers.endAsOwner(owned, NOW);
    assertThat(readers.find(id)).isEmpty();
    assertThat(readers.ofFeed(FEED)).isEmpty();
    assertThat(readers.due(NOW.plus(Duration.ofDays(2)), 10)).isEmpty();
  }

  private static List<ReaderId> bounded() {
    return List.of(
        ReaderId.replay(FEED, "r"),
        ReaderId.aside(FEED, HERE, ReaderId.RETURNED + "r"),
        ReaderId.aside(FEED, HERE, ""));
  }

  @Test
  void what_was_sent_once_more_or_came_back_cannot_be_added_again() {
    Reader replay = Reader.bounded(ReaderId.replay(FEED, "r"), Group.NONE, HERE, THERE, "r");
    Reader aside = Reader.bounded(ReaderId.aside(FEED, HERE, ""), Group.NONE, HERE, THERE, "");
    Reader back =
        Reader.bounded(
            ReaderId.aside(FEED, HERE, ReaderId.RETURNED + "r"), Group.NONE, HERE, THERE, "r");
    Stream.of(replay, back, aside)
        .forEach(reader -> assertThat(readers.end(readers.addIfAbsent(reader), NOW)).isTrue());

    readers.addIfAbsent(replay.waitingUntil(NOW));
    readers.addIfAbsent(back.paused("because", NOW));
    readers.addIfAbsent(aside.waitingUntil(NOW));

    assertThat(readers.ofFeed(FEED)).extracting(Reader::id).containsExactly(aside.id());
    assertThat(readers.change(replay.id(), reader -> reader.resumed(NOW))).isEmpty();
    assertThat(readers.due(NOW, 10)).containsExactly(aside.id());
  }
}
