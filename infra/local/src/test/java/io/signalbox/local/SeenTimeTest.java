package io.signalbox.local;

import static org.assertj.core.api.Assertions.assertThat;

import io.signalbox.local.mail.MemoryMailbox;
import io.signalbox.store.Body;
import io.signalbox.store.Consistency;
import io.signalbox.store.Draft;
import io.signalbox.store.Key;
import io.signalbox.store.Mailer.Mail;
import io.signalbox.store.ManualClock;
import io.signalbox.store.embedded.EmbeddedStore;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SeenTimeTest {
  private static final Instant START = Instant.parse("2026-11-22T06:00:00Z");
  private static final Key KEY = new Key("p", "s");

  private final ManualClock clock = new ManualClock(START);
  private long worked;

  @Test
  void timeGoesOnWithTheClock() throws IOException {
    SeenTime time = time(Optional.empty());
    clock.advance(Duration.ofHours(23));
    assertThat(time.now()).isEqualTo(clock.instant());
    clock.advance(Duration.ofHours(23));
    assertThat(time.now()).isEqualTo(clock.instant());
  }

  @Test
  void aClockThatJumpsAheadAndBackRemovesNothing() throws IOException {
    EmbeddedStore store = EmbeddedStore.inMemory(clock);
    store
        .table("Things")
        .insertIfAbsent(
            Draft.of(KEY, Body.ofText("x")).expiringAt(START.plus(Duration.ofDays(90))));
    Sweeper sweeper =
        new Sweeper(store, Optional.empty(), Optional.empty(), time(Optional.empty()));

    clock.advance(Duration.ofDays(100));
    sweeper.sweep();
    worked += Duration.ofHours(23).toNanos();
    sweeper.sweep();
    assertThat(store.table("Things").get(KEY, Consistency.STRONG)).isPresent();
    clock.advance(Duration.ofDays(-100));
    sweeper.sweep();

    assertThat(store.table("Things").get(KEY, Consistency.STRONG)).isPresent();
  }

  @Test
  void aClockThatHasStoodSoForADayOfWorkIsBelieved() throws IOException {
    SeenTime time = time(Optional.empty());
    clock.advance(Duration.ofDays(100));
    assertThat(time.now()).isEqualTo(START);

    worked += Duration.ofDays(1).toNanos();

    assertThat(time.now()).isEqualTo(clock.instant());
  }

  @Test
  void aStartWithAWrongClockRemovesNothingEither(@TempDir Path folder) throws IOException {
    Optional<DataFolder> data = Optional.of(DataFolder.at(folder, false));
    time(data).now();
    clock.advance(Duration.ofHours(1));
    time(data).now();
    clock.advance(Duration.ofDays(100));

    assertThat(time(data).now()).isEqualTo(START.plus(Duration.ofHours(1)));
  }

  @Test
  void mailsAreKeptForAsLongAsEnvelopes() throws IOException {
    MemoryMailbox mailbox = new MemoryMailbox(clock);
    mailbox.send(new Mail("hub@example", List.of("a@example"), Body.ofText("Subject: x\r\n\r\n")));
    Sweeper sweeper =
        new Sweeper(
            EmbeddedStore.inMemory(clock),
            Optional.of(mailbox),
            Optional.of(Duration.ofHours(20)),
            time(Optional.empty()));
    clock.advance(Duration.ofHours(19));
    sweeper.sweep();
    assertThat(mailbox.latest(10)).hasSize(1);

    clock.advance(Duration.ofHours(2));
    sweeper.sweep();

    assertThat(mailbox.latest(10)).isEmpty();
  }

  private SeenTime time(Optional<DataFolder> data) throws IOException {
    return new SeenTime(data, clock, () -> worked);
  }
}
