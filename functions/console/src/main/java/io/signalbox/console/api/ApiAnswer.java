package io.signalbox.console.api;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.Optional;

/**
 * An answer of the API.
 *
 * @param headers by their names in lower case, the first value of each
 * @param json the body; a missing node where there is none
 */
public record ApiAnswer(int status, Map<String, String> headers, JsonNode json) {
  public ApiAnswer {
    headers = Map.copyOf(headers);
  }

  public boolean isSuccess() {
    return status >= 200 && status < 300;
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
