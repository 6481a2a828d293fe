package io.signalbox.delivery.reader;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.signalbox.envelope.MarkingPolicy;
import io.signalbox.feeds.FeedId;
import io.signalbox.feeds.Position;
import io.signalbox.settings.Group;
import io.signalbox.settings.NetworkSet;
import io.signalbox.settings.ReleaseLimits;
import io.signalbox.store.Body;
import io.signalbox.store.Draft;
import io.signalbox.store.DueTable;
import io.signalbox.store.embedded.EmbeddedStore;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ReadersTest {
  private static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");
  private static final FeedId FEED = new FeedId("soc", "0123");
  private static final FeedId OTHER_GROUP = new FeedId("soc", "4567");
  private static final ReaderId MAIN = ReaderId.main(FEED);
  private static final Position HERE = new Position(7, 2);
  private static final Position THERE = new Position(8, 0);
  private static final Lease LEASE = new Lease("owner", NOW.plusSeconds(90));

  private final EmbeddedStore store = EmbeddedStore.inMemory(Clock.fixed(NOW, ZoneOffset.UTC));
  private final DueTable table = store.table("Readers");
  private final Readers readers = new Readers(table);

  @AfterEach
  void close() {
    store.close();
  }

  static Stream<Reader> all() {
    Reader plain = following();
    InFlightBatch inFlight =
        new InFlightBatch(
            List.of(
                new InFlightBatch.DeliveryRange(
                    HERE,
                    new Position(7, 4),
                    2,
                    true,
                    Optional.of(Ticket.parse("20261122-00000007"))),
                new InFlightBatch.DeliveryRange(new Position(7, 4), THERE, 1)),
            1,
            3,
            NOW,
            new ReleaseLimits(
                MarkingPolicy.DEFAULT,
                List.of(new NetworkSet(List.of("192.0.2.0/24", "2001:db8::1")))),
            "<first@hub.example>",
            "0a1b2c3d4e5f60718293a4b5c6d7e8f9");
    return Stream.of(
        plain,
        plain.leased(LEASE, inFlight),
        plain.leased(LEASE, inFlight.cut(0, new Position(7, 3), 1, NOW.plusMillis(20))),
        plain.leased(LEASE, null),
        plain.paused("because", NOW),
        plain.waitingUntil(NOW.plusSeconds(5)),
        plain.withTrouble(new Trouble(3, NOW, "no answer")),
        plain.withRefusedInRow(2),
        plain.inThread("<first@hub.example>"),
        plain.inEdition("e1"),
        plain.endingAt(THERE),
        plain.setAsideBy(ReaderId.replay(FEED, "e1")),
        plain.settingAside(List.of(aside(""), aside("e1").withTrouble(new Trouble(1, NOW, "x")))),
        Reader.bounded(ReaderId.replay(FEED, "r"), Group.NONE, HERE, THERE, "r"));
  }

  @ParameterizedTest
  @MethodSource("all")
  void what_is_kept_of_a_reader_is_all_of_it(Reader reader) {
    readers.addIfAbsent(reader);

    assertThat(readers.find(reader.id()).orElseThrow().reader()).isEqualTo(reader);
  }

  @Test
  void a_reader_has_only_what_it_needs_in_its_item() {
    assertThat(ReaderCodec.encode(following()).text())
        .isEqualTo("{\"cursor\":\"" + HERE.text() + "\",\"group\":{\"source.asn\":\"64496\"}}");
    assertThatThrownBy(() -> ReaderCodec.decode(MAIN, Body.ofText("{")))
        .hasMessageContaining("cannot be read");
  }

  @Test
  void who_comes_second_finds_the_reader_that_stands() {
    readers.addIfAbsent(following());

    assertThat(readers.addIfAbsent(following().inEdition("another")).reader())
        .isEqualTo(following());
  }

  @Test
  void a_change_from_a_version_that_no_longer_stands_does_nothing() {
    Versioned first = readers.addIfAbsent(following());
    Versioned second = readers.replace(first, following().withRefusedInRow(1)).orElseThrow();

    assertThat(readers.replace(first, following().withRefusedInRow(9))).isEmpty();
    assertThat(readers.remove(first)).isFalse();
    assertThat(readers.find(MAIN)).contains(second);
    assertThat(readers.remove(second)).isTrue();
    assertThat(readers.find(MAIN)).isEmpty();
  }

  @Test
  void a_change_is_told_and_one_of_nothing_is_none() {
    readers.addIfAbsent(following());

    assertThat(readers.change(MAIN, reader -> reader.inEdition("x")).orElseThrow().edition())
        .isEqualTo("x");
    assertThat(readers.change(ReaderId.main(OTHER_GROUP), reader -> reader)).isEmpty();
  }

  @Test
  void its_owner_replaces_a_reader_that_somebody_changed_meanwhile() {
    Versioned owned = readers.addIfAbsent(following().leased(LEASE, null));
    readers.change(MAIN, reader -> reader.resumed(NOW));

    Reader next = owned.reader().advanced(THERE, null).released();

    assertThat(readers.replaceAsOwner(owned, next).orElseThrow().reader()).isEqualTo(next);
  }

  @Test
  void nobody_replaces_or_removes_a_reader_whose_lease_is_anothers_or_nobodys() {
    Versioned owned = readers.addIfAbsent(following().leased(LEASE, null));
    readers.change(MAIN, reader -> reader.leased(new Lease("another", LEASE.until()), null));

    assertThat(readers.replaceAsOwner(owned, owned.reader().advanced(THERE, null))).isEmpty();
    readers.endAsOwner(owned, NOW);
    assertThat(readers.find(MAIN)).isPresent();

    readers.change(MAIN, Reader::released);
    assertThat(readers.replaceAsOwner(owned, owned.reader().advanced(THERE, null))).isEmpty();
    readers.endAsOwner(owned, NOW);
    assertThat(readers.find(MAIN).orElseThrow().reader().cursor()).isEqualTo(HERE);
  }

  @Test
  void a_reader_follows_its_feed_from_the_beginning_and_a_second_time_stands_where_it_is() {
    assertThat(readers.follow(OTHER_GROUP, Group.NONE).reader())
        .isEqualTo(Reader.following(ReaderId.main(OTHER_GROUP), Group.NONE, Position.START));
    readers.change(ReaderId.main(OTHER_GROUP), reader -> reader.advanced(THERE, null));

    assertThat(readers.follow(OTHER_GROUP, Group.NONE).reader().cursor()).isEqualTo(THERE);
  }

  @Test
  void readers_are_listed_by_destination_and_by_feed() {
    readers.addIfAbsent(following());
    readers.addIfAbsent(aside(""));
    readers.addIfAbsent(Reader.following(ReaderId.main(OTHER_GROUP), Group.NONE, HERE));
    readers.addIfAbsent(Reader.following(ReaderId.main(new FeedId("other", "")), Group.NONE, HERE));

    assertThat(readers.ofDestination("soc")).hasSize(3);
    assertThat(readers.ofFeed(FEED)).hasSize(2);
  }

  @Test
  void more_readers_than_one_query_gives_are_all_listed() {
    for (int i = 0; i < 2_000; i++) {
      FeedId feed = new FeedId("many", "%04d".formatted(i));
      Reader reader = Reader.following(ReaderId.main(feed), Group.NONE, HERE);
      table.insertIfAbsent(Draft.of(reader.id().key(), ReaderCodec.encode(reader)));
    }

    assertThat(readers.ofDestination("many")).hasSize(2_000).doesNotHaveDuplicates();
    Readers.Page page = readers.page("many", "", 1_500);
    assertThat(page.readers()).hasSize(1_500);
    assertThat(readers.page("many", page.next().orElseThrow(), 1_500).next()).isEmpty();
  }

  @Test
  void a_reader_is_being_added_while_another_one_has_yet_to_write_that_down() {
    readers.addIfAbsent(following().settingAside(List.of(aside(""))));

    assertThat(readers.isBeingAdded(aside("").setAsideBy(MAIN))).isTrue();
    assertThat(readers.isBeingAdded(aside("e1").setAsideBy(MAIN))).isFalse();
    assertThat(readers.isBeingAdded(following())).isFalse();
    readers.change(MAIN, reader -> reader.settingAside(List.of()));
    assertThat(readers.isBeingAdded(aside("").setAsideBy(MAIN))).isFalse();
  }

  @Test
  void a_reader_is_due_when_its_wait_or_its_lease_is_over_and_never_while_it_is_paused() {
    assertThat(following().due()).isEmpty();
    assertThat(following().waitingUntil(NOW).due()).contains(NOW);
    assertThat(following().waitingUntil(NOW).leased(LEASE, null).due())
        .contains(LEASE.until().plus(Lease.CLOCK_MARGIN));
    assertThat(following().leased(LEASE, null).paused("because", NOW).due()).isEmpty();
    readers.addIfAbsent(following().waitingUntil(NOW));

    assertThat(readers.due(NOW, 9)).containsExactly(MAIN);
    assertThat(readers.due(NOW.minus(Duration.ofSeconds(1)), 9)).isEmpty();
  }

  private static Reader following() {
    return Reader.following(MAIN, new Group(Map.of("source.asn", "64496")), HERE);
  }

  private static Reader aside(String edition) {
    return Reader.bounded(
        ReaderId.aside(FEED, HERE, edition),
        new Group(Map.of("source.asn", "64496")),
        HERE,
        new Position(7, 3),
        edition);
  }
}
