package io.signalbox.settings.proposals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.signalbox.settings.Author;
import io.signalbox.settings.proposals.ProposedChange.Decision;
import io.signalbox.settings.proposals.ProposedChange.State;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.List;
import java.util.Locale;

/** A proposal in its table. */
final class ProposalJson {
  private static final ObjectMapper MAPPER = new ObjectMapper();

  private ProposalJson() {}

  static String write(ProposedChange change) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("id", change.id());
    json.put("by", change.author().by());
    json.put("at", change.author().at().toString());
    json.put("request", change.author().request());
    json.put("part", change.subject().part().text());
    json.put("kind", change.subject().kind());
    json.put("name", change.subject().name());
    json.put("base", change.base());
    json.put("state", change.state().text());
    ArrayNode decisions = json.putArray("decisions");
    change
        .decisions()
        .forEach(
            one ->
                decisions
                    .addObject()
                    .put("by", one.by())
                    .put("at", one.at().toString())
                    .put("approval", one.isApproval())
                    .put("reason", one.reason()));
    return json.toString();
  }

  static ProposedChange read(String text) {
    try {
      JsonNode json = MAPPER.readTree(text);
      List<Decision> decisions =
          json.path("decisions")
              .valueStream()
              .map(
                  one ->
                      new Decision(
                          one.path("by").asText(),
                          Instant.parse(one.path("at").asText()),
                          one.path("approval").asBoolean(),
                          one.path("reason").asText()))
              .toList();
      return new ProposedChange(
          json.path("id").asText(),
          new Author(
              json.path("by").asText(),
              Instant.parse(json.path("at").asText()),
              json.path("request").asText()),
          new Subject(
              Subject.Part.of(json.path("part").asText()),
              json.path("kind").asText(),
              json.path("name").asText()),
          json.path("base").asText(),
          State.valueOf(json.path("state").asText().toUpperCase(Locale.ROOT)),
          decisions);
    } catch (IOException damaged) {
      throw new UncheckedIOException("A proposal cannot be read", damaged);
    }
  }
}
