package io.signalbox.transfer;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.signalbox.envelope.Json;
import io.signalbox.store.Body;
import io.signalbox.store.Draft;
import io.signalbox.store.Item;
import io.signalbox.store.Key;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Base64;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An item of a table as a JSON object. Its body is under {@code json} where that gives the same
 * bytes again, else under {@code text} or {@code base64}.
 */
final class ItemLine {
  static final String TABLE = "table";
  private static final String PARTITION = "partition";
  private static final String SORT = "sort";
  private static final String DUE = "due";
  private static final String EXPIRES = "expires";
  private static final String AS_JSON = "json";
  private static final String AS_TEXT = "text";
  private static final String AS_BASE64 = "base64";

  private ItemLine() {}

  static ObjectNode of(HubTable table, Item item) {
    ObjectNode line = withoutBody(table, item, JsonNodeFactory.instance.objectNode());
    byte[] bytes = item.body().bytes();
    Optional<String> text = text(bytes);
    Optional<JsonNode> json = text.flatMap(Json::read).filter(tree -> isSame(tree, text.get()));
    if (json.isPresent()) {
      line.set(AS_JSON, json.get());
    } else if (text.isPresent()) {
      line.put(AS_TEXT, text.get());
    } else {
      line.put(AS_BASE64, Base64.getEncoder().encodeToString(bytes));
    }
    return line;
  }

  /** Adds to a line that may have begun all but the body. */
  static ObjectNode withoutBody(HubTable table, Item item, ObjectNode line) {
    line.put(TABLE, table.id());
    line.put(PARTITION, item.key().partition());
    line.put(SORT, item.key().sort());
    put(line, DUE, item.due());
    put(line, EXPIRES, item.expires());
    return line;
  }

  /**
   * The item of a line.
   *
   * @throws IllegalArgumentException if it is none
   */
  static Draft draft(JsonNode line) {
    return new Draft(key(line), body(line), time(line, DUE), expires(line));
  }

  static Key key(JsonNode line) {
    return new Key(required(line, PARTITION), required(line, SORT));
  }

  static @Nullable Instant expires(JsonNode line) {
    return time(line, EXPIRES);
  }

  private static Body body(JsonNode line) {
    if (line.has(AS_JSON)) {
      return Body.of(Json.bytes(line.path(AS_JSON)));
    }
    return line.has(AS_TEXT)
        ? Body.ofText(required(line, AS_TEXT))
        : Body.of(Base64.getDecoder().decode(required(line, AS_BASE64)));
  }

  private static boolean isSame(JsonNode tree, String text) {
    return tree.isContainerNode() && Json.text(tree).equals(text);
  }

  private static Optional<String> text(byte[] bytes) {
    try {
      return Optional.of(
          StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString());
    } catch (CharacterCodingException notText) {
      return Optional.empty();
    }
  }

  private static void put(ObjectNode line, String name, @Nullable Instant time) {
    if (time != null) {
      line.put(name, time.toString());
    }
  }

  private static @Nullable Instant time(JsonNode line, String name) {
    try {
      return line.has(name) ? Instant.parse(required(line, name)) : null;
    } catch (DateTimeParseException e) {
      throw new IllegalArgumentException(name + " is no time such as 2026-11-29T10:00:00Z", e);
    }
  }

  static String required(JsonNode line, String name) {
    JsonNode value = line.path(name);
    if (!value.isTextual()) {
      throw new IllegalArgumentException(name + " is missing, or is no text");
    }
    return value.asText();
  }
}
