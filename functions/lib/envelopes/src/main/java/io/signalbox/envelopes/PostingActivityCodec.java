package io.signalbox.envelopes;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.signalbox.envelopes.PostingActivity.Refusal;
import io.signalbox.store.Body;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** {@link PostingActivity} as it is stored: a JSON object. */
final class PostingActivityCodec {
  private static final ObjectMapper JSON = new ObjectMapper();

  private PostingActivityCodec() {}

  static Body encode(PostingActivity activity) {
    ObjectNode node = JSON.createObjectNode().put("lastPostAt", activity.lastPostAt().toString());
    ObjectNode days = node.putObject("days");
    new TreeMap<>(activity.days())
        .forEach(
            (day, counts) -> new TreeMap<>(counts).forEach(days.putObject(day.toString())::put));
    ArrayNode refusals = node.putArray("refusals");
    for (Refusal refusal : activity.refusals()) {
      refusals
          .addObject()
          .put("at", refusal.at().toString())
          .put("field", refusal.field())
          .put("reason", refusal.reason());
    }
    return Body.ofText(node.toString());
  }

  static PostingActivity decode(Body body) {
    try {
      JsonNode node = JSON.readTree(body.bytes());
      Map<LocalDate, Map<String, Long>> days = new TreeMap<>();
      for (Map.Entry<String, JsonNode> day : node.path("days").properties()) {
        Map<String, Long> counts = new TreeMap<>();
        day.getValue()
            .properties()
            .forEach(one -> counts.put(one.getKey(), one.getValue().asLong()));
        days.put(LocalDate.parse(day.getKey()), counts);
      }
      List<Refusal> refusals = new ArrayList<>();
      for (JsonNode refusal : node.path("refusals")) {
        refusals.add(
            new Refusal(
                Instant.parse(refusal.path("at").asText()),
                refusal.path("field").asText(),
                refusal.path("reason").asText()));
      }
      return new PostingActivity(Instant.parse(node.path("lastPostAt").asText()), days, refusals);
    } catch (IOException e) {
      throw new UncheckedIOException("What an instance posted is damaged", e);
    }
  }
}
