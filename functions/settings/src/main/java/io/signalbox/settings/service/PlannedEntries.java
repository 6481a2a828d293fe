package io.signalbox.settings.service;

import com.fasterxml.jackson.databind.JsonNode;
import io.signalbox.settings.check.Fault;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Entries that somebody gives and nobody writes. */
sealed interface PlannedEntries {

  /** They could be written: each as it would be kept, without credentials. */
  record Valid(Map<EntryId, Optional<JsonNode>> entries) implements PlannedEntries {}

  /** They could not; pointers are into the settings. */
  record Invalid(List<Fault> faults) implements PlannedEntries {}
}
