package io.signalbox.console.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.Map;
import java.util.Optional;

/**
 * An answer of the API.
 *
 * @param headers by their names in lower case, the first value of each
 * @param text the body
 * @param json the body as JSON, lines of it as an array; a missing node where there is none
 */
public record ApiAnswer(int status, Map<String, String> headers, String text, JsonNode json) {
  private static final int FORBIDDEN = 403;

  public ApiAnswer {
    headers = Map.copyOf(headers);
  }

  public boolean isSuccess() {
    return status >= 200 && status < 300;
  }

  /**
   * The body; a missing node where the one who signed in may not have it.
   *
   * @throws ApiRefusal for every other refusal
   */
  public JsonNode jsonIfGranted() {
    return status == FORBIDDEN ? MissingNode.getInstance() : orRefusal().json();
  }

  /** The value of a header, by its name in lower case. */
  public Optional<String> header(String name) {
    return Optional.ofNullable(headers.get(name));
  }

  /**
   * This answer, if it is a success.
   *
   * @throws ApiRefusal otherwise
   */
  public ApiAnswer orRefusal() {
    if (!isSuccess()) {
      throw new ApiRefusal(this);
    }
    return this;
  }
}
