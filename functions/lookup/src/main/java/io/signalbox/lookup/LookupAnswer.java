package io.signalbox.lookup;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.signalbox.directory.Organisation;
import io.signalbox.directory.Stored;
import io.signalbox.directory.json.ObjectWriter;
import io.signalbox.directory.lookup.Finding;
import io.signalbox.directory.lookup.FindingJson;
import io.signalbox.directory.lookup.Question;
import io.signalbox.directory.lookup.Recipient;
import io.signalbox.directory.lookup.Side;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What a look-up found, as tuency writes it. Where nobody was found, there is neither {@code
 * interval} nor {@code suppress}: the bot would take either for an answer, and delete the event's
 * contact. Each address stands once in all.
 */
final class LookupAnswer {
  private final Question question;
  private final List<Finding> findings;

  LookupAnswer(Question question, List<Finding> findings) {
    this.question = question;
    this.findings = findings;
  }

  ObjectNode json() {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    Set<String> told = new HashSet<>();
    if (question.address().isPresent()) {
      json.set("ip", side(Side.ADDRESS, told).putNull("netobject"));
    }
    if (question.name().isPresent()) {
      json.set("domain", side(Side.NAME, told));
    }
    if (!findings.isEmpty()) {
      // Both sides were told of one event: it is reported while one of them wants it.
      json.put("suppress", findings.stream().allMatch(Finding::isSuppressed));
      findings.stream()
          .map(Finding::interval)
          .sorted()
          .findFirst()
          .ifPresent(shortest -> json.set("interval", ObjectWriter.write(shortest)));
      ArrayNode constituencies = json.putArray("constituencies");
      recipients(findings.stream())
          .flatMap(one -> one.organisation().object().tenants().stream())
          .distinct()
          .forEach(constituencies::add);
    }
    return json;
  }

  /** The same, with what decided. */
  ObjectNode explained(long revision) {
    ObjectNode json = json();
    ObjectNode explanation = json.putObject("explanation").put("revision", revision);
    ArrayNode decisions = explanation.putArray("decisions");
    findings.forEach(finding -> decisions.add(FindingJson.of(finding)));
    return json;
  }

  private ObjectNode side(Side side, Set<String> told) {
    Map<Stored<Organisation>, ArrayNode> contacts = new LinkedHashMap<>();
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    ArrayNode destinations = json.putArray("destinations");
    recipients(findings.stream().filter(finding -> finding.side() == side))
        .filter(one -> told.add(one.address().mail().key()))
        .forEach(
            one ->
                contacts
                    .computeIfAbsent(
                        one.organisation(), organisation -> destination(destinations, one))
                    .addObject()
                    .put("email", one.address().mail().address()));
    return json;
  }

  private static ArrayNode destination(ArrayNode destinations, Recipient recipient) {
    return destinations
        .addObject()
        .put("source", recipient.contact().isManual() ? "portal" : "ripe")
        .put("name", recipient.organisation().object().label())
        .putArray("contacts");
  }

  private static Stream<Recipient> recipients(Stream<Finding> findings) {
    return findings
        .flatMap(finding -> finding.levels().stream())
        .map(Finding.Level::recipients)
        .flatMap(Collection::stream);
  }
}
