package io.signalbox.settings.service;

import io.signalbox.settings.Revision;
import io.signalbox.settings.service.check.Fault;
import java.util.List;

/** What a dry run found. */
sealed interface Trial {

  /** The document may become the settings, and would change that of {@code base}. */
  record Valid(Revision base, Changes changes) implements Trial {}

  record Invalid(List<Fault> faults) implements Trial {}
}
