package io.signalbox.track;

import com.amazonaws.services.lambda.runtime.events.APIGatewayProxyResponseEvent;
import com.fasterxml.jackson.databind.JsonNode;

/** What the function answered. */
public record Answer(APIGatewayProxyResponseEvent event) {
  public int status() {
    return event.getStatusCode();
  }

  public String body() {
    return event.getBody();
  }

  public JsonNode json() {
    return Hub.tree(body());
  }

  /** The text at a JSON pointer; empty where there is none. */
  public String at(String pointer) {
    return json().at(pointer).asText();
  }
}
