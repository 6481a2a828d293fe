package io.signalbox.delivery;

import java.time.Duration;

/**
 * How much a delivery method takes at a time.
 *
 * @param entries how many envelopes are loaded at once
 * @param bytes about how much memory the envelopes that are loaded at once may take; a small heap
 *     lowers it
 * @param parallel how many deliveries may be on their way at once; 1 keeps the order of the feed
 * @param longestSend no {@link Sender#send} takes longer
 * @param halvesRefused whether a delivery of several envelopes whose content is refused is cut in
 *     two and tried again, to find the envelope at fault; otherwise it is set aside whole
 */
public record Capacity(
    int entries, long bytes, int parallel, Duration longestSend, boolean halvesRefused) {

  /** No method's send takes longer; leases and the functions' time-outs are cut to it. */
  public static final Duration LONGEST_SEND_LIMIT = Duration.ofSeconds(40);

  private static final int SHIFT_A_DEATH = 3;
  private static final int DEATHS_THAT_COUNT = 5;

  public Capacity {
    if (entries < 1 || bytes < 1 || parallel < 1) {
      throw new IllegalArgumentException("A capacity is at least one");
    }
    if (longestSend.compareTo(LONGEST_SEND_LIMIT) > 0) {
      throw new IllegalArgumentException("A send takes at most " + LONGEST_SEND_LIMIT);
    }
  }

  /**
   * What a process may take at a time that died so often of this before: each time an eighth, one
   * delivery after the other.
   */
  public Capacity after(int deaths) {
    if (deaths == 0) {
      return this;
    }
    int shift = SHIFT_A_DEATH * Math.min(deaths, DEATHS_THAT_COUNT);
    return new Capacity(
        Math.max(1, entries >> shift), Math.max(1, bytes >> shift), 1, longestSend, halvesRefused);
  }
}
