package io.signalbox.settings.service;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.signalbox.settings.Kind;
import io.signalbox.settings.Revision;
import io.signalbox.settings.SettingsReader;
import io.signalbox.settings.check.Fault;
import io.signalbox.settings.check.JsonLocation;
import io.signalbox.settings.service.check.SettingsCheck;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Checks entries of the settings as if they were written. It writes nothing. */
final class SettingsTrials {

  /** What a destination is called that nobody writes. */
  private static final String TRIED = "preview";

  private final SettingsService service;
  private final SettingsCheck check;
  private final Preparation preparation;

  SettingsTrials(SettingsService service, SettingsCheck check, Preparation preparation) {
    this.service = service;
    this.check = check;
    this.preparation = preparation;
  }

  /** A destination as it would be, were it written. Nothing is kept of it. */
  TriedDestination destination(ObjectNode entry) {
    EntryId id = new EntryId(Kind.DESTINATIONS, TRIED);
    Proposal.Change change = Proposal.Change.of(service.current(), id, Optional.of(entry));
    List<Fault> faults = change.within(check.check(change.judged()));
    if (!faults.isEmpty()) {
      return new TriedDestination.Invalid(faults);
    }
    Prepared prepared = preparation.prepare(change.standing(), change.written(), change.base());
    List<Fault> unreachable = change.within(prepared.faults());
    return unreachable.isEmpty()
        ? new TriedDestination.Valid(
            SettingsReader.read(prepared.document()).destinations().values().iterator().next())
        : new TriedDestination.Invalid(unreachable);
  }

  /** Entries as they would be kept, were they written together; empty ones are removed. */
  PlannedEntries entries(Map<EntryId, Optional<ObjectNode>> entries) {
    Revision base = service.current();
    ObjectNode standing = base.json();
    ObjectNode next = base.json();
    entries.forEach(
        (id, entry) -> {
          ObjectNode kind = id.kind().entries(next);
          entry.ifPresentOrElse(value -> kind.set(id.name(), value), () -> kind.remove(id.name()));
        });
    List<Fault> faults = new ArrayList<>(check.check(next));
    entries.forEach(
        (id, entry) -> {
          if (entry.isEmpty() && !id.kind().entries(standing).has(id.name())) {
            String pointer =
                JsonLocation.root(standing).at(id.kind().text()).at(id.name()).pointer();
            faults.add(new Fault(pointer, "there is no such entry to remove"));
          }
        });
    // Others stood before.
    faults.removeAll(check.check(standing));
    Prepared prepared = preparation.prepare(standing, next, base);
    faults.addAll(prepared.faults());
    if (!faults.isEmpty()) {
      return new PlannedEntries.Invalid(faults);
    }
    Map<EntryId, Optional<JsonNode>> kept = new LinkedHashMap<>();
    entries
        .keySet()
        .forEach(
            id ->
                kept.put(
                    id,
                    Optional.ofNullable(id.kind().entries(prepared.document()).get(id.name()))));
    return new PlannedEntries.Valid(kept);
  }
}
