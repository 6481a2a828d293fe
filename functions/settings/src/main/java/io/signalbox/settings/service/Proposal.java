package io.signalbox.settings.service;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.signalbox.settings.Author;
import io.signalbox.settings.Kind;
import io.signalbox.settings.RecordedChange;
import io.signalbox.settings.Revision;
import io.signalbox.settings.SettingsStore;
import io.signalbox.settings.check.Fault;
import io.signalbox.settings.check.JsonLocation;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What a request makes of the settings as they stand. */
sealed interface Proposal {

  /** Makes a proposal; made anew when the settings have changed meanwhile. */
  @FunctionalInterface
  interface Maker {
    Proposal propose(Revision base);
  }

  /** Nothing: the request ends with that answer. */
  record End(Written written) implements Proposal {}

  /**
   * Another document, or another entry.
   *
   * @param entry the entry that the request writes or removes; empty for the whole document
   * @param standing the part of the document that it replaces
   * @param written what takes its place
   * @param judged what the checks need to see: what is written, and what that refers to
   * @param isNamed whether the request says that it knows what it replaces
   */
  record Change(
      Revision base,
      Optional<EntryId> entry,
      ObjectNode standing,
      ObjectNode written,
      ObjectNode judged,
      boolean isNamed)
      implements Proposal {

    /** A change of everything. */
    static Change ofAll(Revision base, ObjectNode document) {
      return new Change(base, Optional.empty(), base.json(), document, document, true);
    }

    /** A change of one entry, which is judged by itself and by the destinations it leads to. */
    static Change of(Revision base, EntryId id, Optional<ObjectNode> entry) {
      ObjectNode written = part(id, entry);
      ObjectNode judged = JsonNodeFactory.instance.objectNode();
      entry.ifPresent(
          value -> {
            judged.set(
                Kind.DESTINATIONS.text(), base.entries(Kind.DESTINATIONS, destinationsOf(value)));
            JsonNode template = value.at("/mail/template/name");
            judged.set(
                Kind.TEMPLATES.text(), base.entries(Kind.TEMPLATES, List.of(template.asText(""))));
            judged.withObjectProperty(id.kind().text()).set(id.name(), value);
          });
      return new Change(
          base, Optional.of(id), part(id, base.entry(id.kind(), id.name())), written, judged, true);
    }

    /** The same of a request that does not say what it replaces. */
    Change unnamed() {
      return new Change(base, entry, standing, written, judged, false);
    }

    private static ObjectNode part(EntryId id, Optional<? extends JsonNode> entry) {
      ObjectNode part = Preparation.ordered(JsonNodeFactory.instance.objectNode());
      entry.ifPresent(value -> id.kind().entries(part).set(id.name(), value));
      return part;
    }

    private static Set<String> destinationsOf(ObjectNode entry) {
      return Stream.of(entry.path(Kind.DESTINATIONS.text()), entry.path("grants").path("read"))
          .flatMap(JsonNode::valueStream)
          .map(JsonNode::asText)
          .collect(Collectors.toSet());
    }

    /** Whether the request makes something that was not there. */
    boolean created() {
      return entry.map(id -> id.kind().entries(standing).isEmpty()).orElse(base.isNone());
    }

    /**
     * The faults of what the request writes, with pointers into that. Others stood before: a
     * stricter hub must not keep anybody from mending one entry after the other.
     */
    List<Fault> within(List<Fault> faults) {
      String scope =
          entry
              .map(id -> JsonLocation.root(judged).at(id.kind().text()).at(id.name()).pointer())
              .orElse("");
      return faults.stream()
          .filter(fault -> fault.pointer().equals(scope) || fault.pointer().startsWith(scope + "/"))
          .map(fault -> new Fault(fault.pointer().substring(scope.length()), fault.reason()))
          .toList();
    }

    /** Those of the credentials that no other entry refers to. */
    List<String> unused(List<String> credentials) {
      if (entry.isEmpty() || credentials.isEmpty()) {
        return credentials;
      }
      ObjectNode others = base.json();
      entry.get().kind().entries(others).remove(entry.get().name());
      Set<String> used = Secret.references(others);
      return credentials.stream().filter(name -> !used.contains(name)).toList();
    }

    /** Commits what was written, made ready to be kept; empty if another write came first. */
    Optional<Revision> commit(
        SettingsStore store, ObjectNode prepared, List<String> retired, Author author) {
      Optional<RecordedChange> recorded =
          Optional.of(new RecordedChange(author, entry.isEmpty(), standing, prepared));
      return entry
          .map(
              id ->
                  store.commit(
                      base,
                      id.kind(),
                      id.name(),
                      Optional.ofNullable(id.kind().entries(prepared).get(id.name())),
                      retired,
                      recorded))
          .orElseGet(() -> store.commit(base, prepared, retired, recorded));
    }
  }
}
