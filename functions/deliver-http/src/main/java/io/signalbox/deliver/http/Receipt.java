package io.signalbox.deliver.http;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;

/**
 * What a neighbour hub says of the items of a POST. Its answer is a success as long as it took one
 * of them, and begins with how many it took and how many not: {@code {"counts": {"accepted": 499,
 * "rejected": 1, "quarantined": 0, …}, …}}.
 */
final class Receipt {
  private static final JsonFactory JSON = new JsonFactory();

  private Receipt() {}

  /**
   * How many items a hub refused and did not keep aside for its operator either.
   *
   * @param answer the beginning of a receiver's answer
   * @return zero also for whatever is no hub's answer
   */
  static int refused(String answer) {
    try (var parser = JSON.createParser(answer)) {
      if (parser.nextToken() == JsonToken.START_OBJECT
          && "counts".equals(parser.nextFieldName())
          && parser.nextToken() == JsonToken.START_OBJECT) {
        return Math.max(0, countRefused(parser));
      }
    } catch (IOException noReceipt) {
      // Most receivers say something else, or nothing.
    }
    return 0;
  }

  private static int countRefused(JsonParser counts) throws IOException {
    var refused = 0;
    for (var name = counts.nextFieldName(); name != null; name = counts.nextFieldName()) {
      var count = counts.nextIntValue(0);
      switch (name) {
        case "rejected" -> refused += count;
        case "quarantined" -> refused -= count;
        default -> {}
      }
    }
    return refused;
  }
}
