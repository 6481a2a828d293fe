package io.signalbox.envelope;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.net.IDN;
import java.text.Normalizer;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** The values that IntelMQ takes in a field: {@code intelmq.lib.harmonization} of 3.5.0. */
final class ReceiverValue {
  /** IntelMQ drops these itself, whatever the field. */
  private static final Set<String> IGNORED = Set.of("", "-", "N/A");

  /** IntelMQ knows TLP 1 alone; a mark of TLP 2.0 becomes the nearest that allows no more. */
  private static final Map<String, String> TLP_1 =
      Map.of("CLEAR", "WHITE", "AMBER+STRICT", "RED", "YELLOW", "AMBER");

  private static final Set<String> TLP_1_MARKS = Set.of("WHITE", "GREEN", "AMBER", "RED");
  private static final Pattern TLP_PREFIX = Pattern.compile("^(TLP:?)?\\s*");
  private static final Pattern LEADING_ZERO =
      Pattern.compile("(^|[.:])0\\d{1,2}\\.|\\.0\\d{1,2}(/|$)");
  private static final Pattern OUTER_DOTS = Pattern.compile("^\\.+|\\.+$");
  private static final Pattern AUTHORITY = Pattern.compile("^[^:/?#]+://([^/?#]*)");
  private static final Pattern BRACKETED =
      Pattern.compile("([^@\\[\\]]*@)?\\[([0-9A-Fa-f:.]+)](:\\d*)?");
  private static final String NO_ADDRESS = "0.0.0.0";
  private static final String NO_YEAR = "0000";

  private ReceiverValue() {}

  /** The value as IntelMQ takes it; empty if it refuses the value. */
  static Optional<JsonNode> accepted(EventField field, JsonNode value) {
    if (value.isNull() || (value.isTextual() && IGNORED.contains(value.textValue()))) {
      return Optional.of(value);
    }
    return switch (field.type()) {
      case TLP -> tlp(value);
      case FQDN -> domainName(value).filter(name -> fits(field, name));
      case IP_ADDRESS, IP_NETWORK ->
          Optional.of(value).filter(text -> fits(field, text) && isAddress(text.asText()));
      case URL -> Optional.of(value).filter(text -> fits(field, text) && isUrl(text.asText()));
      case DATE_TIME ->
          Optional.of(value)
              .filter(text -> fits(field, text) && !text.asText().startsWith(NO_YEAR));
      case JSON_DICT -> Optional.empty();
      case LOWERCASE_STRING -> corrected(field, lowerCase(value));
      case UPPERCASE_STRING, REGISTRY -> corrected(field, upperCase(value));
      case STRING -> corrected(field, value.isObject() || value.isArray() ? value : text(value));
      case INTEGER, ASN, FLOAT, ACCURACY, BOOLEAN ->
          corrected(
              field,
              value.isTextual() ? EventFields.typed(field.name(), value.textValue()) : value);
      case BASE64, CLASSIFICATION_TYPE, CLASSIFICATION_TAXONOMY, JSON -> corrected(field, value);
    };
  }

  private static Optional<JsonNode> corrected(EventField field, JsonNode value) {
    return fits(field, value) ? Optional.of(value) : Optional.empty();
  }

  private static boolean fits(EventField field, JsonNode value) {
    return field.expectedInsteadOf(value).isEmpty();
  }

  private static JsonNode text(JsonNode value) {
    return value.isTextual() ? value : TextNode.valueOf(value.asText());
  }

  private static JsonNode lowerCase(JsonNode value) {
    return value.isTextual() && !TextShapes.isLowerCase(value.textValue())
        ? TextNode.valueOf(value.textValue().toLowerCase(Locale.ROOT))
        : value;
  }

  private static JsonNode upperCase(JsonNode value) {
    return value.isTextual() && !TextShapes.isUpperCase(value.textValue())
        ? TextNode.valueOf(value.textValue().toUpperCase(Locale.ROOT))
        : value;
  }

  private static Optional<JsonNode> tlp(JsonNode value) {
    String mark =
        TLP_PREFIX.matcher(value.asText().strip().toUpperCase(Locale.ROOT)).replaceFirst("");
    String known = TLP_1.getOrDefault(mark, mark);
    if (!TLP_1_MARKS.contains(known)) {
      return Optional.empty();
    }
    return Optional.of(known.equals(value.asText()) ? value : TextNode.valueOf(known));
  }

  /** A name in ASCII; IntelMQ takes no other, and encodes it as Python's {@code idna} does. */
  private static Optional<JsonNode> domainName(JsonNode value) {
    if (!value.isTextual()) {
      return Optional.empty();
    }
    String name = OUTER_DOTS.matcher(value.textValue()).replaceAll("");
    if (name.chars().allMatch(c -> c < 128)) {
      String lower = name.toLowerCase(Locale.ROOT);
      return Optional.of(lower.equals(value.textValue()) ? value : TextNode.valueOf(lower));
    }
    try {
      return Optional.of(TextNode.valueOf(IDN.toASCII(name).toLowerCase(Locale.ROOT)));
    } catch (IllegalArgumentException noName) {
      return Optional.empty();
    }
  }

  /** Python takes no leading zeros, and IntelMQ no 0.0.0.0. */
  private static boolean isAddress(String text) {
    return !text.equals(NO_ADDRESS) && !LEADING_ZERO.matcher(text).find();
  }

  /** Python's {@code urlsplit} throws for brackets and characters that hide a delimiter. */
  private static boolean isUrl(String text) {
    var matcher = AUTHORITY.matcher(text);
    if (!matcher.find()) {
      return false;
    }
    String authority = matcher.group(1);
    if (authority.indexOf('[') >= 0 || authority.indexOf(']') >= 0) {
      var bracketed = BRACKETED.matcher(authority);
      return bracketed.matches() && TextShapes.isAddress(bracketed.group(2));
    }
    return authority.chars().allMatch(c -> c < 128) || !hidesADelimiter(authority);
  }

  private static boolean hidesADelimiter(String authority) {
    String plain = authority.replaceAll("[@:#?]", "");
    return Normalizer.normalize(plain, Normalizer.Form.NFKC)
        .chars()
        .anyMatch(c -> "/?#@:".indexOf(c) >= 0);
  }
}
