package io.signalbox.ingest;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * A sending that others must approve, and what became of it.
 *
 * @param id follows from the sending and its rows: who repeats it proposes nothing twice
 * @param valid how many rows would be sent
 * @param invalid how many rows were refused when it was proposed
 * @param decisions in their order
 * @param counts what became of the rows, by status; empty until they were sent
 */
record ProposedSending(
    String id,
    Sending sending,
    Instant at,
    State state,
    int valid,
    int invalid,
    List<Decision> decisions,
    Map<String, Integer> counts) {

  /** What has become of it. */
  enum State {
    /** Others must approve it. Nothing is sent. */
    PROPOSED,
    /** Enough have approved it. Its rows are being sent. */
    APPROVED,
    SENT,
    REJECTED;

    String text() {
      return name().toLowerCase(Locale.ROOT);
    }

    static State of(String text) {
      return valueOf(text.toUpperCase(Locale.ROOT));
    }
  }

  /** What somebody decided about it. */
  record Decision(String by, Instant at, boolean isApproval) {}

  ProposedSending {
    decisions = List.copyOf(decisions);
    counts = Map.copyOf(counts);
  }

  String author() {
    return sending.sender();
  }

  boolean isDecidedBy(String name) {
    return author().equals(name) || decisions.stream().anyMatch(one -> one.by().equals(name));
  }

  long approvals() {
    return decisions.stream().filter(Decision::isApproval).count();
  }

  ProposedSending with(Decision decision, State next) {
    List<Decision> all = new ArrayList<>(decisions);
    all.add(decision);
    return new ProposedSending(id, sending, at, next, valid, invalid, all, counts);
  }

  ProposedSending sent(Map<String, Integer> kept) {
    return new ProposedSending(id, sending, at, State.SENT, valid, invalid, decisions, kept);
  }
}
