package io.signalbox.delivery.log;

import java.time.Instant;
import java.util.List;

/**
 * What one write added. Never changed.
 *
 * @param number greater than that of the page before it
 * @param id the same where the same is written again
 * @param at when it was written, and no earlier than the page before it
 */
public record OutcomePage(
    long number, String id, Instant at, String destination, List<OutcomeRow> rows) {
  public OutcomePage {
    rows = List.copyOf(rows);
  }
}
