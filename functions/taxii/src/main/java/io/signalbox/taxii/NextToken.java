package io.signalbox.taxii;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.signalbox.feeds.Position;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/**
 * The {@code next} of an answer: base64url of JSON with the question and the place where it goes
 * on, good for one collection and one caller. It is no credential: whoever changes it asks another
 * question, and may read what it was granted and no more.
 */
final class NextToken {
  private static final JsonMapper MAPPER = new JsonMapper();
  private static final int FORMAT = 1;
  private static final String FAULT = "an answer's next is expected, unchanged";

  private NextToken() {}

  static String of(CollectionQuery query, Collection collection) {
    ObjectNode json = MAPPER.createObjectNode();
    json.put("v", FORMAT);
    json.put("c", collection.id().toString());
    json.put("u", collection.caller());
    query.from().ifPresent(from -> json.put("p", from.text()));
    query.addedAfter().ifPresent(after -> json.put("a", after.toString()));
    query.types().forEach(json.putArray("t")::add);
    query.ids().forEach(json.putArray("i")::add);
    query.versions().texts().forEach(json.putArray("m")::add);
    query.limit().ifPresent(limit -> json.put("l", limit));
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(json.toString().getBytes(StandardCharsets.UTF_8));
  }

  /**
   * Reads what {@link #of} wrote for the collection.
   *
   * @throws IllegalArgumentException where it is something else
   */
  static CollectionQuery parse(String text, Collection collection) {
    JsonNode json = json(text);
    if (json.path("v").asInt() != FORMAT
        || !json.path("c").asText().equals(collection.id().toString())
        || !isOf(collection.caller(), json)
        || !json.path("p").isTextual()) {
      throw new IllegalArgumentException(FAULT);
    }
    try {
      return new CollectionQuery(
          Optional.ofNullable(json.path("a").textValue()).map(Instant::parse),
          Optional.of(Position.parse(json.path("p").textValue())),
          texts(json.path("t")),
          texts(json.path("i")),
          json.has("m") ? Versions.of(texts(json.path("m"))) : Versions.LAST,
          json.path("l").canConvertToInt()
              ? Optional.of(json.path("l").intValue())
              : Optional.empty());
    } catch (RuntimeException broken) {
      throw new IllegalArgumentException(FAULT, broken);
    }
  }

  /** Those that were given out before callers stood in them are good for all. */
  private static boolean isOf(String caller, JsonNode json) {
    return !json.has("u") || json.path("u").asText().equals(caller);
  }

  private static JsonNode json(String text) {
    try {
      return MAPPER.readTree(Base64.getUrlDecoder().decode(text));
    } catch (IOException | IllegalArgumentException broken) {
      throw new IllegalArgumentException(FAULT, broken);
    }
  }

  private static List<String> texts(JsonNode array) {
    List<String> texts = new ArrayList<>();
    array.forEach(item -> texts.add(item.asText()));
    return texts;
  }
}
