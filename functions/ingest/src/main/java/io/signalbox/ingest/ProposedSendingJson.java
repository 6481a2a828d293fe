package io.signalbox.ingest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.signalbox.ingest.ProposedSending.Decision;
import io.signalbox.ingest.ProposedSending.State;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** A proposed sending as the API shows it, which is as it is stored. */
final class ProposedSendingJson {
  private static final ObjectMapper MAPPER = new ObjectMapper();
  private static final String APPROVED = "approved";
  private static final String REJECTED = "rejected";

  private ProposedSendingJson() {}

  static ObjectNode write(ProposedSending proposed) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("id", proposed.id());
    json.put("state", proposed.state().text());
    json.put("sending", proposed.sending().id());
    json.put("destination", proposed.sending().destination());
    json.put("by", proposed.author());
    json.put("at", proposed.at().toString());
    json.putObject("rows").put("valid", proposed.valid()).put("invalid", proposed.invalid());
    ArrayNode decisions = json.putArray("decisions");
    for (Decision one : proposed.decisions()) {
      ObjectNode decision = decisions.addObject();
      decision.put("by", one.by()).put("at", one.at().toString());
      decision.put("decision", one.isApproval() ? APPROVED : REJECTED);
    }
    if (!proposed.counts().isEmpty()) {
      ObjectNode counts = json.putObject("counts");
      new TreeMap<>(proposed.counts()).forEach(counts::put);
    }
    return json;
  }

  static ProposedSending read(String text) {
    try {
      JsonNode json = MAPPER.readTree(text);
      Map<String, Integer> counts = new HashMap<>();
      json.path("counts")
          .properties()
          .forEach(one -> counts.put(one.getKey(), one.getValue().asInt()));
      return new ProposedSending(
          json.path("id").asText(),
          new Sending(
              json.path("by").asText(),
              json.path("sending").asText(),
              json.path("destination").asText()),
          Instant.parse(json.path("at").asText()),
          State.of(json.path("state").asText()),
          json.at("/rows/valid").asInt(),
          json.at("/rows/invalid").asInt(),
          decisions(json.path("decisions")),
          counts);
    } catch (IOException damaged) {
      throw new UncheckedIOException("A proposed sending cannot be read", damaged);
    }
  }

  private static List<Decision> decisions(JsonNode decisions) {
    return decisions
        .valueStream()
        .map(
            one ->
                new Decision(
                    one.path("by").asText(),
                    Instant.parse(one.path("at").asText()),
                    one.path("decision").asText().equals(APPROVED)))
        .toList();
  }
}
