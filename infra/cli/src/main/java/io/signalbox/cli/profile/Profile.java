package io.signalbox.cli.profile;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;

/**
 * A hub with how to log in to it.
 *
 * @param hub its address
 * @param token in clear
 * @param tokenCommand a command of the shell whose first line of output is the token
 * @param authorities a PEM file with the certificates that the hub's must lead to
 */
public record Profile(
    HubUrl hub,
    Optional<String> token,
    Optional<String> tokenCommand,
    Optional<String> authorities) {

  static Profile read(JsonNode json) {
    return new Profile(
        HubUrl.parse(json.path("hub").asText()),
        text(json, "token"),
        text(json, "tokenCommand"),
        text(json, "ca"));
  }

  ObjectNode json() {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("hub", hub.text());
    token.ifPresent(text -> json.put("token", text));
    tokenCommand.ifPresent(text -> json.put("tokenCommand", text));
    authorities.ifPresent(text -> json.put("ca", text));
    return json;
  }

  private static Optional<String> text(JsonNode json, String member) {
    return Optional.ofNullable(json.path(member).textValue()).filter(value -> !value.isBlank());
  }

  /** Without the token. */
  @Override
  public String toString() {
    return hub.text();
  }
}
