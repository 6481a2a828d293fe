package io.signalbox.store.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class StoreMemoryTest {
  private static final long MEGABYTE = 1 << 20;

  @Test
  void aSmallHubKeepsWithinItsMemory() {
    assertThat(StoreMemory.of(152 * MEGABYTE))
        .isEqualTo(new StoreMemory(32 * MEGABYTE, 8 * MEGABYTE, 16 * MEGABYTE));
  }

  @Test
  void aLargeHubUsesWhatItHas() {
    StoreMemory memory = StoreMemory.of(1024 * MEGABYTE);

    assertThat(memory.cacheMegabytes()).isEqualTo(128);
    assertThat(memory.checkpointBytes()).isGreaterThan(50 * MEGABYTE);
    assertThat(memory.cacheBytes() + memory.unwrittenMostBytes() + memory.checkpointBytes())
        .isLessThan(1024 * MEGABYTE / 3);
  }
}
