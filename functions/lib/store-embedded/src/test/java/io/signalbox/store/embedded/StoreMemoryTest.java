package io.signalbox.store.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class StoreMemoryTest {
  private static final long MEGABYTE = 1 << 20;

  @Test
  void aSmallHubTakesAnEighthOfItsHeap() {
    assertThat(StoreMemory.of(256 * MEGABYTE))
        .isEqualTo(new StoreMemory(32 * MEGABYTE, 16 * MEGABYTE));
    assertThat(StoreMemory.of(0)).isEqualTo(StoreMemory.of(256 * MEGABYTE));
  }

  @Test
  void aLargeHubUsesWhatItHas() {
    assertThat(StoreMemory.of(1024 * MEGABYTE).totalBytes()).isEqualTo(128 * MEGABYTE);
    assertThat(StoreMemory.of(64_000 * MEGABYTE).totalBytes()).isEqualTo(256 * MEGABYTE);
  }
}
