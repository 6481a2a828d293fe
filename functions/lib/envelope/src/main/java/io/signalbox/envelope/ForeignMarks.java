package io.signalbox.envelope;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The names of the marks in a payload that is not IntelMQ's: the tags of MISP and X-ARF, the
 * marking definitions of STIX, the member {@code TLP} of IDEA, the label in CSAF's, the restriction
 * of n6. All of the payload is searched, so that no part of it leaves above its own mark.
 */
final class ForeignMarks {
  private static final String STIX_PREFIX = "marking-definition--";

  /** STIX 2.1 section 7.2.1.4, and the OASIS definitions for TLP 2.0. */
  private static final Map<String, String> STIX =
      Map.of(
          "613f2e26-407d-48c7-9eca-b8e91df99dc9", "WHITE",
          "34098fce-860f-48ae-8e50-ebd3cc5e41da", "GREEN",
          "f88d31f6-486f-44da-b317-01333bde0b82", "AMBER",
          "5e57c739-391a-4eb3-b6be-7d15ca92d5ed", "RED",
          "94868c89-83c2-464b-929b-a1a8aa3c8487", "CLEAR",
          "bab4a63c-aed9-4cf5-a766-dfca5abac2bb", "GREEN",
          "55d920b0-5e8b-4f79-9ee9-91f868d9b421", "AMBER",
          "939a9414-2ddd-4d32-a0cd-375ea402b003", "AMBER+STRICT",
          "e828b379-4e03-4974-9ac4-e53a884c97c1", "RED");

  /** As n6 names them: for everybody, for those who need it, for nobody else. */
  private static final Map<String, String> RESTRICTIONS =
      Map.of("public", "CLEAR", "need-to-know", "AMBER", "internal", "RED");

  /** The member of STIX's extension for TLP 2.0 is among them. */
  private static final Set<String> TLP_MEMBERS = Set.of("tlp", "tlp_2_0");

  private final List<String> tlpNames = new ArrayList<>();
  private final List<String> papNames = new ArrayList<>();

  /** The marking definitions that the payload itself has, and those that it refers to, by id. */
  private final Map<String, JsonNode> definitions = new HashMap<>();

  private final Set<String> referred = new HashSet<>();

  private ForeignMarks() {}

  static ForeignMarks of(Payload payload) {
    ForeignMarks marks = new ForeignMarks();
    marks.search(payload.shared());
    for (String id : List.copyOf(marks.referred)) {
      Optional.ofNullable(marks.definitions.get(id)).ifPresent(marks::searchMembers);
    }
    return marks;
  }

  Stream<String> tlps() {
    return tlpNames.stream();
  }

  Stream<String> paps() {
    return papNames.stream();
  }

  /** Bounded by the depth that a body may have. */
  private void search(JsonNode node) {
    if (node.path("type").asText().equals("marking-definition")) {
      // It says what a mark is, and marks only what refers to it.
      definitions.put(node.path("id").asText(), node);
      return;
    }
    searchMembers(node);
    if (node.isArray()) {
      node.forEach(this::value);
    }
  }

  private void searchMembers(JsonNode node) {
    node.properties().forEach(member -> member(member.getKey(), member.getValue()));
  }

  private void member(String name, JsonNode value) {
    if (TLP_MEMBERS.contains(name.toLowerCase(Locale.ROOT)) && !value.isNull()) {
      tlp(value);
    } else if (value.isTextual() && name.equals("restriction")) {
      Optional.ofNullable(RESTRICTIONS.get(value.textValue().toLowerCase(Locale.ROOT)))
          .ifPresent(tlpNames::add);
    } else {
      value(value);
    }
  }

  private void tlp(JsonNode value) {
    if (value.isArray()) {
      value.forEach(this::tlp);
      return;
    }
    JsonNode name = value.isObject() ? value.path("label") : value;
    tlpNames.add(name.isValueNode() ? Marking.unprefixed(name.asText(), "TLP:") : Marking.UNKNOWN);
  }

  private void value(JsonNode value) {
    if (!value.isTextual()) {
      search(value);
      return;
    }
    String text = value.textValue();
    if (Marking.isPrefixed(text, "TLP:")) {
      tlpNames.add(firstWord(Marking.unprefixed(text, "TLP:")));
    } else if (Marking.isPrefixed(text, "PAP:")) {
      papNames.add(firstWord(Marking.unprefixed(text, "PAP:")));
    } else if (text.startsWith(STIX_PREFIX)) {
      referred.add(text);
      Optional.ofNullable(STIX.get(text.substring(STIX_PREFIX.length()))).ifPresent(tlpNames::add);
    }
  }

  /** A text for people may go on behind the mark. */
  private static String firstWord(String text) {
    return text.split("\\s", 2)[0];
  }
}
