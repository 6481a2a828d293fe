package io.signalbox.cli.hub;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.signalbox.cli.CommandFailure;
import io.signalbox.cli.ExitStatus;
import java.io.IOException;
import java.net.http.HttpHeaders;
import java.nio.charset.StandardCharsets;
import java.security.cert.Certificate;
import java.util.List;
import java.util.Optional;

/**
 * What the hub answered.
 *
 * @param certificates those of the server, its own first; empty without TLS
 */
@SuppressWarnings("ArrayRecordComponent") // Nobody compares or changes it.
public record HubAnswer(
    int status, HttpHeaders headers, byte[] body, List<Certificate> certificates) {
  private static final ObjectMapper JSON =
      new ObjectMapper().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS);

  public boolean isSuccess() {
    return status >= 200 && status < 300;
  }

  public Optional<String> header(String name) {
    return headers.firstValue(name);
  }

  public String text() {
    return new String(body, StandardCharsets.UTF_8);
  }

  /**
   * The body as JSON.
   *
   * @throws CommandFailure if it is none: then it was no hub that answered
   */
  public JsonNode json() throws CommandFailure {
    if (body.length == 0) {
      return JsonNodeFactory.instance.objectNode();
    }
    try {
      return JSON.readTree(body);
    } catch (IOException _) {
      throw noHub();
    }
  }

  /**
   * The body as JSON with a member that each hub's answer has.
   *
   * @throws CommandFailure if it has none: then it was no hub that answered
   */
  public JsonNode jsonWith(String member) throws CommandFailure {
    JsonNode json = json();
    if (!json.has(member)) {
      throw noHub();
    }
    return json;
  }

  private static CommandFailure noHub() {
    return new CommandFailure(
        ExitStatus.UNREACHABLE, "The answer is not a hub's: is this the address of a hub?");
  }
}
