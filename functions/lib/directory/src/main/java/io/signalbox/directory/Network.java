package io.signalbox.directory;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * Something that addresses or names lie in, and who is responsible for it.
 *
 * @param organisation who is responsible; empty where the object only tells the origin
 * @param origin for a prefix: the AS and the country that it belongs to, where they are known
 * @param expires the first day on which it no longer counts, in UTC
 */
public record Network(
    ObjectId id,
    Optional<ObjectId> organisation,
    Selector selector,
    Origin origin,
    State state,
    Optional<LocalDate> expires)
    implements DirectoryObject {

  /** Whether the organisation really has the network. */
  public enum State {
    /** Somebody says so, and nobody has confirmed it. */
    CLAIMED,
    APPROVED,
    EXPIRED
  }

  /** Where a prefix belongs, as routing registries have it. */
  public record Origin(
      Optional<Selector.AutonomousSystem> system, Optional<Selector.Country> country) {

    public static final Origin UNKNOWN = new Origin(Optional.empty(), Optional.empty());
  }

  /** Whether it decides anything on that day. */
  public boolean countsOn(LocalDate day) {
    return state == State.APPROVED && expires.map(day::isBefore).orElse(true);
  }

  @Override
  public List<ObjectId> references() {
    return organisation.stream().toList();
  }
}
