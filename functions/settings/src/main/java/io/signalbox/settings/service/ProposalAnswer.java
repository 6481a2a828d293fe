package io.signalbox.settings.service;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.signalbox.settings.proposals.Proposals;
import io.signalbox.settings.proposals.ProposedChange;

/** A proposal as the API shows it. Tokens are masked, credentials stand as references. */
final class ProposalAnswer {

  private ProposalAnswer() {}

  static ObjectNode of(ProposedChange change) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("id", change.id());
    json.put("state", change.state().text());
    json.put("at", change.author().at().toString());
    json.put("by", change.author().by());
    json.put("request", change.author().request());
    json.put("subject", change.subject().text());
    ArrayNode decisions = json.putArray("decisions");
    for (ProposedChange.Decision one : change.decisions()) {
      ObjectNode decision =
          decisions
              .addObject()
              .put("by", one.by())
              .put("at", one.at().toString())
              .put("decision", one.isApproval() ? "approved" : "rejected");
      if (!one.reason().isEmpty()) {
        decision.put("reason", one.reason());
      }
    }
    return json;
  }

  /** With what it changes, place by place. */
  static ObjectNode of(ProposedChange change, Proposals.Content content) {
    ObjectNode json = of(change);
    switch (change.subject().part()) {
      case SETTINGS ->
          ChangedPlaces.add(
              json, ChangedPlaces.masked(content.before()), ChangedPlaces.masked(content.after()));
      case DIRECTORY -> ChangedPlaces.add(json, content.before(), content.after());
    }
    return json;
  }
}
