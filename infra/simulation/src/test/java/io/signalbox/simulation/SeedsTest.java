package io.signalbox.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class SeedsTest {
  /** So that seeds that found something once are among them. */
  private static final long FROM = 500;

  private static final int SEEDS = Simulations.FULL ? 2_000 : 150;

  /** Seeds of far away that found something once. */
  private static final long[] FOUND = {9_025_607};

  @Test
  void no_promise_is_broken_in_any_seed() {
    Map<Long, List<String>> broken = new LinkedHashMap<>();
    for (long seed :
        LongStream.concat(LongStream.of(FOUND), LongStream.range(FROM, FROM + SEEDS)).toArray()) {
      Run.Result result = Simulations.of(seed).result();
      if (!result.isGood()) {
        broken.put(seed, result.violations());
      }
    }
    assertThat(broken)
        .as("what `infra/simulation/run --from SEED --seeds 1` tells more of")
        .isEmpty();
  }

  @Test
  void a_seed_tells_the_same_story_each_time() {
    for (long seed = 5_000; seed < 5_003; seed++) {
      assertThat(Simulations.of(seed).traced().trace())
          .as("seed %d", seed)
          .hasSizeGreaterThan(100)
          .isEqualTo(Simulations.of(seed).traced().trace());
    }
  }

  @Test
  void different_seeds_tell_different_stories() {
    assertThat(Simulations.of(1).traced().trace()).isNotEqualTo(Simulations.of(2).traced().trace());
  }
}
