package io.signalbox.delivery.fetch;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.signalbox.store.Body;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The state of a fetch as it is stored: a JSON object that has only what is known. */
final class FetchStateCodec {
  private static final JsonMapper JSON = new JsonMapper();

  private FetchStateCodec() {}

  /**
   * The state as it is stored.
   *
   * @param write tells this write from an equal one of somebody else
   */
  static Body encode(FetchState state, String write) {
    ObjectNode node = JSON.createObjectNode().put("write", write).put("cursor", state.cursor());
    if (state.lease() != null) {
      node.putObject("lease")
          .put("owner", state.lease().owner())
          .put("until", state.lease().until().toString());
    }
    put(node, "lastAt", state.lastAt());
    put(node, "nextAt", state.nextAt());
    if (state.failure() != null) {
      node.putObject("failure")
          .put("since", state.failure().since().toString())
          .put("attempts", state.failure().attempts())
          .put("answer", state.failure().answer());
    }
    if (state.gap() != null) {
      ObjectNode gap = node.putObject("gap");
      put(gap, "from", state.gap().from());
      put(gap, "until", state.gap().until());
      put(gap, "toldAt", state.gap().toldAt());
    }
    ObjectNode counts = node.putObject("counts");
    new TreeMap<>(state.counts()).forEach(counts::put);
    return Body.ofText(node.toString());
  }

  static FetchState decode(String name, Body body) {
    try {
      JsonNode node = JSON.readTree(body.bytes());
      Map<String, Long> counts = new TreeMap<>();
      node.path("counts")
          .properties()
          .forEach(one -> counts.put(one.getKey(), one.getValue().asLong()));
      JsonNode lease = node.path("lease");
      JsonNode failure = node.path("failure");
      JsonNode gap = node.path("gap");
      return new FetchState(
          node.path("cursor").asText(),
          lease.isMissingNode()
              ? null
              : new FetchState.Lease(lease.path("owner").asText(), required(lease, "until")),
          time(node, "lastAt"),
          time(node, "nextAt"),
          failure.isMissingNode()
              ? null
              : new FetchState.Failure(
                  required(failure, "since"),
                  failure.path("attempts").asInt(),
                  failure.path("answer").asText()),
          gap.isMissingNode()
              ? null
              : new FetchState.Gap(
                  time(gap, "from"), required(gap, "until"), required(gap, "toldAt")),
          counts);
    } catch (IOException e) {
      throw new UncheckedIOException("The state of the fetch " + name + " is damaged", e);
    }
  }

  private static void put(ObjectNode node, String name, @Nullable Instant time) {
    if (time != null) {
      node.put(name, time.toString());
    }
  }

  private static Instant required(JsonNode node, String name) {
    return Instant.parse(node.path(name).asText());
  }

  private static @Nullable Instant time(JsonNode node, String name) {
    return node.has(name) ? required(node, name) : null;
  }
}
