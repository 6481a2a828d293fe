package io.signalbox.directory.edit;

import io.signalbox.directory.ObjectId;
import io.signalbox.directory.Organisation;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** Finds organisations that are their own ancestors. */
final class Parents {
  private Parents() {}

  /**
   * Whether somebody who goes from the organisation to its parent, and on, comes back to it.
   *
   * @param known the organisations as they would stand
   */
  static boolean isCircular(
      Organisation organisation, Function<ObjectId, Optional<Organisation>> known) {
    Set<ObjectId> seen = new HashSet<>();
    Optional<ObjectId> next = organisation.parent();
    while (next.isPresent() && seen.add(next.get())) {
      if (next.get().equals(organisation.id())) {
        return true;
      }
      next = next.flatMap(known).flatMap(Organisation::parent);
    }
    return false;
  }
}
