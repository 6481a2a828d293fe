package io.signalbox.simulation.mistake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.signalbox.simulation.Simulations;
import io.signalbox.store.Platform;
import java.util.function.UnaryOperator;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** That the simulation finds what is wrong. */
class PlantedMistakesTest {
  private static final int SEEDS = 60;

  static Stream<Arguments> mistakes() {
    return Stream.of(
        mistake("a send before the put", Mistakes::sendBeforePut, 10, SEEDS),
        mistake("an append that does not look at the tail", Mistakes::blindAppend, 5, SEEDS),
        mistake("a lease that ends too early", Mistakes::leaseThatEndsTooEarly, 4, SEEDS),
        mistake("an advance before the send", Mistakes::advanceBeforeSend, 10, SEEDS),
        // Only a hint that comes between the last look and the release shows it.
        mistake("no second look after the release", Mistakes::noSecondLook, 8, 5 * SEEDS),
        mistake("a replay of nothing", Mistakes::replayOfNothing, 4, SEEDS),
        mistake("a ceiling that nobody looks at", Mistakes::ignoredCeilings, 5, SEEDS),
        mistake("nothing said of what is withheld", Mistakes::silentWithholding, 5, SEEDS),
        mistake("a second number for a delivery", TicketMistakes::newestNumbersAlone, 1, 2 * SEEDS),
        mistake("a number for two deliveries", TicketMistakes::unguardedNumber, 4, SEEDS),
        mistake("a page of the journal read twice", FigureMistakes::journalPageTwice, 10, SEEDS),
        mistake("a page of outcomes read twice", FigureMistakes::outcomePageTwice, 10, SEEDS),
        mistake("outcomes that overwrite others", FigureMistakes::unguardedOutcomes, 5, SEEDS),
        // One seed of these hundreds shows it.
        arguments("a notice that counts twice", of(HistoryMistakes::countedTwice), 1, 180, 60),
        mistake("a notice that is forgotten", HistoryMistakes::firstTimeAlone, 3, SEEDS),
        mistake("an unguarded cursor write", Mistakes::unguardedCursorWrite, 5, SEEDS));
  }

  private static Arguments mistake(
      String name, UnaryOperator<Platform> mistake, int seedsAtTheLeast, int seeds) {
    return arguments(name, mistake, seedsAtTheLeast, 0, seeds);
  }

  private static UnaryOperator<Platform> of(UnaryOperator<Platform> mistake) {
    return mistake;
  }

  @ParameterizedTest(name = "{0} is found in {2} of {4} seeds at the least")
  @MethodSource("mistakes")
  void a_planted_mistake_is_found(
      String name, UnaryOperator<Platform> mistake, int seedsAtTheLeast, int first, int seeds) {
    long found =
        LongStream.range(first, first + seeds)
            .filter(seed -> !Simulations.of(seed).withVariant(mistake).result().isGood())
            .limit(seedsAtTheLeast)
            .count();

    assertThat(found).as(name).isEqualTo(seedsAtTheLeast);
  }

  @Test
  void without_a_mistake_the_same_seeds_are_good() {
    assertThat(LongStream.range(0, SEEDS).filter(seed -> !Simulations.of(seed).result().isGood()))
        .isEmpty();
  }
}
