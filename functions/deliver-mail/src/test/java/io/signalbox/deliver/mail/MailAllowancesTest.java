package io.signalbox.deliver.mail;

import static org.assertj.core.api.Assertions.assertThat;

import io.signalbox.delivery.Allowance;
import io.signalbox.settings.MailAddress;
import io.signalbox.store.ManualClock;
import io.signalbox.store.Table;
import io.signalbox.store.embedded.EmbeddedStore;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class MailAllowancesTest {
  private static final Instant START = Instant.parse("2026-11-22T10:00:00Z");

  private final ManualClock clock = new ManualClock(START);
  private final Table table = EmbeddedStore.inMemory(clock).table("deliveries");

  /** That of an instance which knows nothing but the table. */
  private Allowance of(int perHour, String... addresses) {
    return new MailAllowances(table, clock)
        .of(perHour, Stream.of(addresses).map(MailAddress::parse).toList());
  }

  private static UUID id(int number) {
    return new UUID(0, number);
  }

  @Test
  void anAddressGetsAsManyInAnyHourAsTheLimitSays() {
    assertThat(of(2, "a@isp.example").take(id(1))).isTrue();
    clock.advance(Duration.ofMinutes(20));
    assertThat(of(2, "A@ISP.example").take(id(2))).isTrue();
    assertThat(of(2, "a@isp.example").take(id(3))).isFalse();
    assertThat(of(2, "a@isp.example").freeFrom(Optional.empty()))
        .contains(START.plus(Duration.ofHours(1)));

    clock.advance(Duration.ofMinutes(40));
    assertThat(of(2, "a@isp.example").freeFrom(Optional.empty())).isEmpty();
    assertThat(of(2, "a@isp.example").take(id(3))).isTrue();
    assertThat(of(2, "a@isp.example").freeFrom(Optional.empty()))
        .contains(START.plus(Duration.ofMinutes(80)));
  }

  @Test
  void aDeliveryTakesOnePlaceHoweverOftenItIsTried() {
    for (int tries = 0; tries < 3; tries++) {
      assertThat(of(1, "a@isp.example").take(id(1))).isTrue();
    }
    assertThat(of(1, "a@isp.example").freeFrom(Optional.of(id(1)))).isEmpty();
    assertThat(of(1, "a@isp.example").take(id(2))).isFalse();
  }

  @Test
  void aMailToSeveralGoesWhenAllMayGetIt() {
    assertThat(of(1, "a@isp.example").take(id(1))).isTrue();
    assertThat(of(1, "b@isp.example", "a@isp.example").take(id(2))).isFalse();
    assertThat(of(1, "b@isp.example").take(id(3))).as("none was lost for the other").isTrue();
  }

  @Test
  void ofManyInstancesAtOnceNoMoreGetAPlaceThanThereAre() throws Exception {
    List<Future<Boolean>> takes = new ArrayList<>();
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int i = 0; i < 100; i++) {
        UUID id = id(i);
        takes.add(threads.submit(() -> of(10, "a@isp.example").take(id)));
      }
    }
    int taken = 0;
    for (Future<Boolean> take : takes) {
      taken += take.get() ? 1 : 0;
    }
    assertThat(taken).isEqualTo(10);
  }
}
