package io.signalbox.settings.proposals;

import io.signalbox.settings.Author;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * A change that somebody asked for, and what others decided.
 *
 * @param base the revision of the settings that it was made from
 */
public record ProposedChange(
    String id, Author author, Subject subject, String base, State state, List<Decision> decisions) {
  public ProposedChange {
    decisions = List.copyOf(decisions);
  }

  /** Whether it can still be decided. */
  public enum State {
    OPEN,
    /** It was approved, and is being made: whoever approves it again completes that. */
    APPROVED,
    /** It was approved, and holds. */
    APPLIED,
    REJECTED;

    public String text() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /**
   * What somebody decided.
   *
   * @param reason empty for none
   */
  public record Decision(String by, Instant at, boolean isApproval, String reason) {}

  public boolean isOpen() {
    return state == State.OPEN;
  }

  /** Those who approved, in their order. */
  public List<String> approvers() {
    return decisions.stream().filter(Decision::isApproval).map(Decision::by).toList();
  }

  public ProposedChange applied() {
    return new ProposedChange(id, author, subject, base, State.APPLIED, decisions);
  }

  /** Without the last approval, after which it could not be made. */
  public ProposedChange reopened() {
    List<Decision> before = decisions.subList(0, decisions.size() - 1);
    return new ProposedChange(id, author, subject, base, State.OPEN, before);
  }

  public ProposedChange with(Decision decision, State next) {
    List<Decision> all = new ArrayList<>(decisions);
    all.add(decision);
    return new ProposedChange(id, author, subject, base, next, all);
  }
}
