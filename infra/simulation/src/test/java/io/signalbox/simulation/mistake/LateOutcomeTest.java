package io.signalbox.simulation.mistake;

import static org.assertj.core.api.Assertions.assertThat;

import io.signalbox.simulation.Run;
import io.signalbox.simulation.Simulations;
import io.signalbox.simulation.check.Violations.Promise;
import io.signalbox.store.Platform;
import java.util.function.UnaryOperator;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Mails come back, or arrive, after the hub has sent them. */
class LateOutcomeTest {
  private static final int RUNS = 10;

  @Test
  void what_is_told_later_stands_with_its_delivery() {
    assertThat(runs().filter(run -> !run.result().isGood())).isEmpty();
  }

  @Test
  void a_message_id_that_nobody_notes_is_found() {
    assertThat(found(LateOutcomeMistakes::unnotedMessages)).isGreaterThan(RUNS / 2);
  }

  @Test
  void an_outcome_of_another_mail_is_found() {
    assertThat(found(LateOutcomeMistakes::firstMessageAlone)).isGreaterThan(RUNS / 4);
  }

  private static long found(UnaryOperator<Platform> mistake) {
    return runs()
        .filter(
            run ->
                run.withVariant(mistake)
                    .result()
                    .broken()
                    .contains(Promise.A_LATE_OUTCOME_REACHES_ITS_DELIVERY))
        .count();
  }

  private static Stream<Run> runs() {
    return LongStream.range(0, Long.MAX_VALUE)
        .mapToObj(Simulations::of)
        .filter(run -> run.scenario().mail() && run.scenario().badManners())
        .limit(RUNS);
  }
}
