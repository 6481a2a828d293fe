package io.signalbox.store.embedded;

/**
 * What memory the store on disk takes beside the heap: an eighth of what the heap may become, at
 * least 32 MB and at most 256 MB.
 *
 * @param totalBytes for all of it: rows that are not in a table file yet, and blocks of table files
 *     that were read
 * @param unwrittenBytes the part of it for rows that are not in a table file yet
 */
record StoreMemory(long totalBytes, long unwrittenBytes) {
  private static final long MEGABYTE = 1 << 20;

  /** For a process whose heap may grow so large. */
  static StoreMemory of(long heapBytes) {
    long total = Math.clamp(heapBytes / 8, 32 * MEGABYTE, 256 * MEGABYTE);
    return new StoreMemory(total, total / 2);
  }
}
