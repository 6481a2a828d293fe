package io.signalbox.delivery.log;

import java.time.Instant;
import java.util.List;

/**
 * What one write added. Never changed.
 *
 * @param number greater than that of the page before it
 * @param id the same where the same is written again
 * @param at when it was written, and no earlier than the page before it
 * @param concerned which events had results; pages of earlier versions do not say
 */
public record OutcomePage(
    long number,
    String id,
    Instant at,
    String destination,
    List<OutcomeRow> rows,
    List<ConcernedEvents> concerned) {
  public OutcomePage {
    rows = List.copyOf(rows);
    concerned = List.copyOf(concerned);
  }
}
