package io.signalbox.simulation.mistake;

import static org.assertj.core.api.Assertions.assertThat;

import io.signalbox.simulation.Simulations;
import io.signalbox.store.Platform;
import java.util.function.UnaryOperator;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** That the simulation finds what clients of TAXII and Warden would notice. */
class ForeignReadersMistakesTest {
  private static final int SEEDS = 30;

  @Test
  void times_that_a_client_of_taxii_cannot_tell_apart_are_found() {
    assertThat(found(ForeignReaderMistakes::timesByTheMicrosecond, "a client of TAXII")).isTrue();
  }

  @Test
  void a_place_of_a_client_of_warden_that_is_not_written_is_found() {
    assertThat(found(ForeignReaderMistakes::lostPlaces, "a client of Warden without an id"))
        .isTrue();
  }

  private static boolean found(UnaryOperator<Platform> mistake, String who) {
    return LongStream.range(0, SEEDS)
        .mapToObj(seed -> Simulations.withForeignReaders(seed).withVariant(mistake).result())
        .anyMatch(
            result -> result.violations().stream().anyMatch(one -> one.contains(who + " got")));
  }
}
