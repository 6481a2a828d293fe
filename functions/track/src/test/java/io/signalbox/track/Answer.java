package io.signalbox.track;

import com.amazonaws.services.lambda.runtime.events.APIGatewayProxyResponseEvent;
import com.fasterxml.jackson.databind.JsonNode;

/** What the function answered. */
record Answer(APIGatewayProxyResponseEvent event) {
  int status() {
    return event.getStatusCode();
  }

  String body() {
    return event.getBody();
  }

  JsonNode json() {
    return Hub.tree(body());
  }

  /** The text at a JSON pointer; empty where there is none. */
  String at(String pointer) {
    return json().at(pointer).asText();
  }
}
