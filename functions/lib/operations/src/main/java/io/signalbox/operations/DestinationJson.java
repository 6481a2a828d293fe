package io.signalbox.operations;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.signalbox.delivery.destination.DestinationState;
import io.signalbox.delivery.destination.DestinationState.Failure;
import io.signalbox.delivery.destination.DestinationState.Pause;
import io.signalbox.settings.Destination;
import io.signalbox.settings.requested.InlineDestination;

/** A destination's state as the API shows it. */
public final class DestinationJson {
  private DestinationJson() {}

  /** Name, method and status; who asked for it, if an event did; why it is paused or fails. */
  public static ObjectNode of(Destination destination, DestinationState state) {
    ObjectNode json =
        JsonNodeFactory.instance
            .objectNode()
            .put("destination", destination.name())
            .put("method", destination.method().name())
            .put("status", status(destination, state));
    if (InlineDestination.isName(destination.name())) {
      json.put("inline", true).put("instance", InlineDestination.instanceOf(destination.name()));
      destination.uri().ifPresent(uri -> json.put("uri", uri.toString()));
    }
    Pause pause = state.pause();
    if (pause != null) {
      json.putObject("paused")
          .put("by", pause.by())
          .put("since", pause.since().toString())
          .put("reason", pause.reason());
    }
    Failure failure = state.failure();
    if (failure != null) {
      json.putObject("failing")
          .put("since", failure.since().toString())
          .put("attempts", failure.attempts())
          .put("lastAnswer", failure.answer())
          .put("nextTry", failure.nextTry().toString());
    }
    return json;
  }

  private static String status(Destination destination, DestinationState state) {
    if (destination.isPulled()) {
      return "pulled";
    }
    if (state.isPaused()) {
      return "paused";
    }
    return state.isFailing() ? "failing" : "active";
  }
}
