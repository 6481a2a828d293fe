package io.signalbox.directory.edit;

import io.signalbox.directory.ObjectId;
import io.signalbox.directory.Organisation;
import java.util.Optional;
import java.util.function.Function;

/** Finds organisations whose ancestors are no short line. */
final class Parents {
  /** So many organisations may stand above one: who is told is looked for in all of them. */
  static final int ABOVE_LIMIT = 50;

  private Parents() {}

  /**
   * What is wrong with the organisation's ancestors, if anything.
   *
   * @param known the organisations as they would stand
   */
  static Optional<String> fault(
      Organisation organisation, Function<ObjectId, Optional<Organisation>> known) {
    Optional<ObjectId> next = organisation.parent();
    for (int above = 1; next.isPresent(); above++) {
      if (next.get().equals(organisation.id())) {
        return Optional.of("the organisation would be its own ancestor");
      }
      if (above > ABOVE_LIMIT) {
        return Optional.of("an organisation has at most %d others above it".formatted(ABOVE_LIMIT));
      }
      next = next.flatMap(known).flatMap(Organisation::parent);
    }
    return Optional.empty();
  }
}
