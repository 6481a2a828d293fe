package io.signalbox.store.embedded;

/**
 * What memory the store on disk takes, by what the process has: much of it means few writes of the
 * same page, and few reads.
 *
 * @param cacheBytes for pages that were read
 * @param checkpointBytes what changed and is not in the table file yet; from here on it is written
 *     there, and takes as much again meanwhile
 * @param unwrittenMostBytes from here on changes wait until it is written
 */
record StoreMemory(long cacheBytes, long checkpointBytes, long unwrittenMostBytes) {
  private static final long MEGABYTE = 1 << 20;

  /** For a process whose heap may grow so large. */
  static StoreMemory of(long heapBytes) {
    long checkpointBytes = Math.clamp(heapBytes / 20, 8 * MEGABYTE, 64 * MEGABYTE);
    return new StoreMemory(
        Math.clamp(heapBytes / 8, 32 * MEGABYTE, 256 * MEGABYTE),
        checkpointBytes,
        2 * checkpointBytes);
  }

  /** As MVStore is told. */
  int cacheMegabytes() {
    return (int) (cacheBytes / MEGABYTE);
  }
}
