package io.signalbox.directory;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A remark on an organisation or a network that steers reports.
 *
 * @param subject what it is about
 * @param tag a word that rules can match; {@link #INHIBITION} suppresses reports by itself
 * @param condition the texts that fields of the event must have, for it to be in force
 * @param expires the first day on which it is in force no longer, in UTC
 * @param interval how often reports are wanted at most while it is in force; empty to leave that to
 *     rules
 * @param state whether a handler has agreed
 * @param note why it is there, for people
 */
public record Annotation(
    ObjectId id,
    ObjectId subject,
    String tag,
    Map<String, String> condition,
    Optional<LocalDate> expires,
    Optional<ReportInterval> interval,
    State state,
    Optional<String> note)
    implements DirectoryObject {

  /** certbund-contact's tag for what is not to be reported. */
  public static final String INHIBITION = "inhibition";

  /** Whether it steers anything. */
  public enum State {
    /** Somebody asks for it, and nobody has agreed. */
    PROPOSED,
    APPROVED
  }

  public Annotation {
    condition = Map.copyOf(condition);
  }

  /** Whether it steers the report of that event on that day. */
  public boolean isInForce(Map<String, String> event, LocalDate day) {
    return state == State.APPROVED
        && expires.map(day::isBefore).orElse(true)
        && condition.entrySet().stream()
            .allMatch(one -> one.getValue().equals(event.get(one.getKey())));
  }

  @Override
  public List<ObjectId> references() {
    return List.of(subject);
  }
}
