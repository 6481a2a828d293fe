package io.signalbox.settings.requested;

import static org.assertj.core.api.Assertions.assertThat;

import io.signalbox.settings.SettingsDocument;
import io.signalbox.store.ManualClock;
import io.signalbox.store.embedded.EmbeddedStore;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class InlineDestinationsTest {
  private static final Duration RETENTION = Duration.ofDays(14);

  private final ManualClock clock = new ManualClock(Instant.parse("2026-11-28T12:00:00Z"));
  private final EmbeddedStore store = EmbeddedStore.inMemory(clock);

  @AfterEach
  void close() {
    store.close();
  }

  private InlineDestinations destinations() {
    return new InlineDestinations(store.table("Readers"), clock, RETENTION);
  }

  private static InlineDestination mail(String instance, int number) {
    return new InlineDestination(
        instance, Asked.json("{'method': 'mail', 'uri': 'mailto:cert" + number + "@isp.example'}"));
  }

  @Test
  void a_destination_that_is_kept_is_found_by_its_name() {
    destinations().keep(mail("asking", 1), 10);

    assertThat(destinations().find(mail("asking", 1).name())).contains(mail("asking", 1));
    assertThat(destinations().find(mail("asking", 2).name())).isEmpty();
    assertThat(destinations().of("asking", 10)).containsExactly(mail("asking", 1));
    assertThat(destinations().of("mailing", 10)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"inline~", "inline~asking", "inline~~", "inline~asking~", "inline~a~b"})
  void a_name_that_only_looks_like_one_is_the_name_of_nothing(String name) {
    assertThat(new KnownDestinations(() -> Asked.SETTINGS, destinations()).find(name)).isEmpty();
  }

  @Test
  void an_instance_has_no_more_than_its_limit_and_another_none_the_less() {
    InlineDestinations destinations = destinations();

    assertThat(IntStream.range(0, 5).mapToObj(n -> destinations.keep(mail("asking", n), 3)))
        .containsExactly(true, true, true, false, false);
    assertThat(destinations.keep(mail("asking", 1), 3)).as("one that stands").isTrue();
    assertThat(destinations().keep(mail("asking", 1), 3)).as("in another process").isTrue();
    assertThat(destinations().keep(mail("asking", 4), 3)).isFalse();
    assertThat(destinations().keep(mail("mailing", 1), 3)).isTrue();
  }

  @Test
  void what_was_accepted_is_kept_whatever_the_limit() {
    IntStream.range(0, 3).forEach(n -> destinations().keep(mail("asking", n), 3));
    destinations().keepAccepted(mail("asking", 4));

    assertThat(destinations().find(mail("asking", 4).name())).isPresent();
  }

  @Test
  void a_destination_ends_when_its_feed_has_been_empty_for_retention_and_not_before() {
    InlineDestinations destinations = destinations();
    destinations.keep(mail("asking", 1), 1);
    for (int day = 0; day < 40; day++) {
      clock.advance(Duration.ofDays(1));
      assertThat(destinations.keep(mail("asking", 1), 1)).isTrue();
    }
    clock.advance(RETENTION.plusDays(1));
    assertThat(destinations().of("asking", 1)).as("its feed may hold something").hasSize(1);

    clock.advance(Duration.ofDays(10));
    assertThat(destinations().of("asking", 1)).isEmpty();
    assertThat(destinations().keep(mail("asking", 2), 1)).as("there is room again").isTrue();
  }

  @Test
  void a_destination_goes_by_the_settings_as_they_stand() {
    destinations().keep(mail("asking", 1), 10);
    String name = mail("asking", 1).name();

    assertThat(new KnownDestinations(() -> Asked.SETTINGS, destinations()).find(name)).isPresent();
    assertThat(new KnownDestinations(() -> Asked.SETTINGS, destinations()).all())
        .extracting(one -> one.name())
        .containsExactly("soc", "others", name);
    assertThat(
            new KnownDestinations(
                    () -> new SettingsDocument(Map.of(), Map.of(), Map.of()), destinations())
                .find(name))
        .as("its instance has no grant any more")
        .isEmpty();
  }
}
