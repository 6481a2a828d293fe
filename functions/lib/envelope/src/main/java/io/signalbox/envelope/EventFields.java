package io.signalbox.envelope;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.DecimalNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.TextNode;
import java.math.BigDecimal;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The fields of IntelMQ's events. */
public final class EventFields {
  static final String EXTRA = "extra.";

  private static final Map<String, EventField> FIELDS =
      Rows.of("intelmq-fields.tsv").stream()
          .map(EventField::ofRow)
          .collect(Collectors.toUnmodifiableMap(EventField::name, Function.identity()));

  private static final Pattern WHOLE = Pattern.compile("-?(0|[1-9]\\d{0,17})");
  private static final Pattern NUMBER =
      Pattern.compile("-?(0|[1-9]\\d{0,17})(\\.\\d{1,30})?([eE][+-]?\\d{1,2})?");

  private EventFields() {}

  static Optional<EventField> named(String name) {
    return Optional.ofNullable(FIELDS.get(name));
  }

  static Stream<String> names() {
    return FIELDS.keySet().stream();
  }

  /** Whether an IntelMQ of that version takes a field of that name. */
  static boolean isKnown(String name, IntelMqVersion version) {
    return name.startsWith(EXTRA)
        || named(name).filter(field -> !version.isBefore(field.since())).isPresent();
  }

  /** The value that a text stands for where all values are texts, by the field's type. */
  public static JsonNode typed(String name, String text) {
    FieldType type =
        named(name)
            .map(EventField::type)
            .orElse(name.startsWith(EXTRA) ? FieldType.JSON : FieldType.STRING);
    return switch (type) {
      case INTEGER, ASN -> WHOLE.matcher(text).matches() ? whole(text) : TextNode.valueOf(text);
      case FLOAT, ACCURACY -> decimal(text);
      case BOOLEAN, JSON, JSON_DICT -> truth(text);
      case STRING,
          LOWERCASE_STRING,
          UPPERCASE_STRING,
          IP_ADDRESS,
          IP_NETWORK,
          FQDN,
          URL,
          DATE_TIME,
          BASE64,
          CLASSIFICATION_TYPE,
          CLASSIFICATION_TAXONOMY,
          REGISTRY,
          TLP ->
          TextNode.valueOf(text);
    };
  }

  private static JsonNode whole(String text) {
    long value = Long.parseLong(text);
    return value == (int) value
        ? JsonNodeFactory.instance.numberNode((int) value)
        : JsonNodeFactory.instance.numberNode(value);
  }

  private static JsonNode decimal(String text) {
    if (WHOLE.matcher(text).matches()) {
      return whole(text);
    }
    return NUMBER.matcher(text).matches()
        ? DecimalNode.valueOf(new BigDecimal(text))
        : TextNode.valueOf(text);
  }

  /** Python's spelling; nobody else writes a truth value so. */
  private static JsonNode truth(String text) {
    return switch (text) {
      case "True" -> BooleanNode.TRUE;
      case "False" -> BooleanNode.FALSE;
      default -> TextNode.valueOf(text);
    };
  }
}
