package io.signalbox.delivery.drain;

import static org.assertj.core.api.Assertions.assertThat;

import io.signalbox.delivery.Outcome;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a data format cannot hold says nothing of the destination, however much of it there is. */
class UnsentTest {
  private static final int MANY = 3 * StopRule.REFUSED_LIMIT;

  @Test
  void noNumberOfThemStopsADestination() {
    assertThat(new StopRule(0, false, false).isOver(many(true))).isFalse();
    assertThat(new StopRule(0, false, false).isOver(many(false))).isTrue();
  }

  @Test
  void eachIsSetAside() {
    assertThat(decision(many(true))).isInstanceOf(RangeDecision.SetAside.class);
    assertThat(decision(many(false))).isInstanceOf(RangeDecision.InTrouble.class);
  }

  private static RangeDecision decision(List<RangeResult> results) {
    return RangeDecision.of(
        results,
        MANY - 1,
        StopRule.REFUSED_LIMIT,
        false,
        true,
        RefusalHistory.Evidence.REFUSES_ALL);
  }

  private static List<RangeResult> many(boolean isUnsent) {
    return Collections.nCopies(
        MANY, new RangeResult.Sent(new Outcome.ContentRefused("no", isUnsent), Instant.EPOCH));
  }
}
