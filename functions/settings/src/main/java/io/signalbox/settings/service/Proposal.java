package io.signalbox.settings.service;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.signalbox.settings.Kind;
import io.signalbox.settings.Revision;
import io.signalbox.settings.check.Fault;
import io.signalbox.settings.check.JsonLocation;
import java.util.List;
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
   * Another document.
   *
   * @param judged the part of the document that the checks need to see: what the request writes,
   *     and what that refers to
   * @param scope the pointer to what the request writes; empty for the whole document
   * @param created whether that was not there before
   */
  record Change(ObjectNode document, ObjectNode judged, String scope, boolean created)
      implements Proposal {

    /** A change of everything. */
    static Change ofAll(ObjectNode document, boolean created) {
      return new Change(document, document, "", created);
    }

    /** A change of one entry, which is judged by itself and by the destinations it leads to. */
    static Change of(Kind kind, String name, ObjectNode document, boolean created) {
      ObjectNode judged = JsonNodeFactory.instance.objectNode();
      JsonNode entry = kind.entries(document).path(name);
      if (!entry.isMissingNode()) {
        ObjectNode destinations = judged.putObject(Kind.DESTINATIONS.text());
        Stream.of(entry.path(Kind.DESTINATIONS.text()), entry.path("grants").path("read"))
            .flatMap(JsonNode::valueStream)
            .map(JsonNode::asText)
            .filter(Kind.DESTINATIONS.entries(document)::has)
            .forEach(
                named -> destinations.set(named, Kind.DESTINATIONS.entries(document).get(named)));
        judged.withObjectProperty(kind.text()).set(name, entry);
      }
      String scope = JsonLocation.root(document).at(kind.text()).at(name).pointer();
      return new Change(document, judged, scope, created);
    }

    /**
     * The faults of what the request writes, with pointers into that. Others stood before: a
     * stricter hub must not keep anybody from mending one entry after the other.
     */
    List<Fault> within(List<Fault> faults) {
      return faults.stream()
          .filter(fault -> fault.pointer().equals(scope) || fault.pointer().startsWith(scope + "/"))
          .map(fault -> new Fault(fault.pointer().substring(scope.length()), fault.reason()))
          .toList();
    }
  }
}
