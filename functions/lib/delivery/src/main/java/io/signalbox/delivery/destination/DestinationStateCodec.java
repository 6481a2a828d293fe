package io.signalbox.delivery.destination;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.signalbox.delivery.Hint;
import io.signalbox.delivery.destination.DestinationState.Failure;
import io.signalbox.delivery.destination.DestinationState.Pause;
import io.signalbox.store.Body;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A destination's state as it is stored: a JSON object that has only what is known. Its name is the
 * item's key.
 */
final class DestinationStateCodec {
  private static final ObjectMapper JSON = JsonMapper.builder().build();

  private DestinationStateCodec() {}

  /**
   * The state as it is stored.
   *
   * @param write tells this write from an equal one of somebody else
   */
  static Body encode(DestinationState state, String write) {
    ObjectNode node = JSON.createObjectNode().put("write", write);
    Pause pause = state.pause();
    if (pause != null) {
      node.putObject("pause")
          .put("by", pause.by())
          .put("since", pause.since().toString())
          .put("reason", pause.reason());
    }
    Failure failure = state.failure();
    if (failure != null) {
      node.putObject("failure")
          .put("since", failure.since().toString())
          .put("attempts", failure.attempts())
          .put("answer", failure.answer())
          .put("nextTry", failure.nextTry().toString())
          .put("prober", new Hint(failure.prober()).text())
          .put("confirmed", failure.isConfirmed());
    }
    if (state.freeTurn() != null) {
      node.put("freeTurn", state.freeTurn().toString());
    }
    if (state.openedAt() != null) {
      node.put("openedAt", state.openedAt().toString());
    }
    return Body.ofText(node.toString());
  }

  static DestinationState decode(String name, Body body) {
    try {
      JsonNode node = JSON.readTree(body.bytes());
      return new DestinationState(
          name,
          pause(node.path("pause")),
          failure(node.path("failure")),
          time(node.path("freeTurn")),
          time(node.path("openedAt")));
    } catch (IOException e) {
      throw new UncheckedIOException("The state of the destination " + name + " is damaged", e);
    }
  }

  private static @Nullable Instant time(JsonNode node) {
    return node.isMissingNode() ? null : Instant.parse(node.asText());
  }

  private static @Nullable Pause pause(JsonNode node) {
    return node.isMissingNode()
        ? null
        : new Pause(
            node.path("by").asText(),
            Instant.parse(node.path("since").asText()),
            node.path("reason").asText());
  }

  private static @Nullable Failure failure(JsonNode node) {
    return node.isMissingNode()
        ? null
        : new Failure(
            Instant.parse(node.path("since").asText()),
            node.path("attempts").asInt(),
            node.path("answer").asText(),
            Instant.parse(node.path("nextTry").asText()),
            Hint.parse(node.path("prober").asText()).reader(),
            node.path("confirmed").asBoolean());
  }
}
