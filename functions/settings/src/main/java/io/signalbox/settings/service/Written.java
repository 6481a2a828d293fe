package io.signalbox.settings.service;

import io.signalbox.settings.Kind;
import io.signalbox.settings.Revision;
import io.signalbox.settings.check.Fault;
import io.signalbox.settings.proposals.ProposedChange;
import java.util.List;
import java.util.Optional;

/** What became of a write. Unless it is done, nothing was changed. */
sealed interface Written {

  /**
   * The settings are as asked.
   *
   * @param created whether something was made that was not there
   * @param warnings what is valid and probably a mistake
   */
  record Done(Revision revision, boolean created, List<Fault> warnings) implements Written {}

  /** A dry run: the request would be done, and would change that of {@code base}. */
  record Planned(Revision base, Changes changes, List<Fault> warnings) implements Written {}

  /** The document would not be valid. */
  record Invalid(List<Fault> faults) implements Written {}

  /** What stands is not what the request asked for; {@code tag} is empty where nothing stands. */
  record Stale(Optional<String> tag) implements Written {}

  /** The request would replace what stands, and must say that it knows it. */
  record Unnamed() implements Written {}

  /** The author may not change that. */
  record Forbidden() implements Written {}

  /** The change holds when others have approved it. */
  record Proposed(ProposedChange proposal) implements Written {}

  /** There is nothing to delete. */
  record Absent() implements Written {}

  /**
   * The entry cannot be deleted as long as others name it.
   *
   * @param by the kind of those that name it
   * @param names theirs
   */
  record InUse(Kind by, List<String> names) implements Written {}
}
