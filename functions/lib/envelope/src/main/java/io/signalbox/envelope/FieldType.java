package io.signalbox.envelope;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.Set;
import java.util.function.Predicate;

/** The types of IntelMQ's fields: the name that its configuration gives them, and their values. */
// The rules are functions without state.
@SuppressWarnings("ImmutableEnumChecker")
enum FieldType {
  STRING("String", "a text", text(any -> true)),
  LOWERCASE_STRING("LowercaseString", "a text in lower case", text(TextShapes::isLowerCase)),
  UPPERCASE_STRING("UppercaseString", "a text in upper case", text(TextShapes::isUpperCase)),
  INTEGER("Integer", "a whole number", JsonNode::isIntegralNumber),
  ASN("ASN", "an AS number, 1 to 4294967295", FieldType::isAsNumber),
  FLOAT("Float", "a number", JsonNode::isNumber),
  ACCURACY("Accuracy", "a number from 0 to 100", FieldType::isAccuracy),
  BOOLEAN("Boolean", "true or false", JsonNode::isBoolean),
  IP_ADDRESS("IPAddress", "an IP address", text(TextShapes::isAddress)),
  IP_NETWORK("IPNetwork", "a network such as 192.0.2.0/24", text(Networks::isNetwork)),
  FQDN("FQDN", "a domain name in lower case", text(TextShapes::isDomainName)),
  URL("URL", "a URL with scheme and host", text(TextShapes::isUrl)),
  DATE_TIME(
      "DateTime", "a time in UTC such as 2026-11-22T10:00:00+00:00", text(TextShapes::isTime)),
  BASE64("Base64", "base64", text(TextShapes::isBase64)),
  CLASSIFICATION_TYPE(
      "ClassificationType", "a type of IntelMQ's classification", text(Classification::isType)),
  CLASSIFICATION_TAXONOMY(
      "ClassificationTaxonomy",
      "a taxonomy of IntelMQ's classification",
      text(Classification::isTaxonomy)),
  REGISTRY(
      "Registry",
      "AFRINIC, APNIC, ARIN, LACNIC or RIPE",
      text(Set.of("AFRINIC", "APNIC", "ARIN", "LACNIC", "RIPE")::contains)),
  TLP(
      "TLP",
      "WHITE, CLEAR, GREEN, AMBER, AMBER+STRICT or RED",
      text(Set.of("WHITE", "CLEAR", "GREEN", "AMBER", "AMBER+STRICT", "RED")::contains)),
  JSON("JSON", "a value", value -> !value.isNull()),
  JSON_DICT("JSONDict", "an object", value -> value.isObject() || value.isTextual());

  private static final long AS_NUMBERS = 1L << 32;
  private static final int FULL_ACCURACY = 100;

  private final String name;
  private final String expected;
  private final Predicate<JsonNode> rule;

  FieldType(String name, String expected, Predicate<JsonNode> rule) {
    this.name = name;
    this.expected = expected;
    this.rule = rule;
  }

  static FieldType named(String name) {
    for (FieldType type : values()) {
      if (type.name.equals(name)) {
        return type;
      }
    }
    throw new IllegalArgumentException("No field type " + name);
  }

  String expected() {
    return expected + " is expected";
  }

  boolean accepts(JsonNode value) {
    return rule.test(value);
  }

  private static Predicate<JsonNode> text(Predicate<String> rule) {
    return value -> value.isTextual() && rule.test(value.textValue());
  }

  private static boolean isAsNumber(JsonNode value) {
    return value.isIntegralNumber()
        && value.canConvertToLong()
        && value.longValue() > 0
        && value.longValue() < AS_NUMBERS;
  }

  private static boolean isAccuracy(JsonNode value) {
    // IntelMQ takes truth values here, as nothing and all.
    if (value.isBoolean()) {
      return true;
    }
    return value.isNumber()
        && value.decimalValue().signum() >= 0
        && value.decimalValue().compareTo(BigDecimal.valueOf(FULL_ACCURACY)) <= 0;
  }
}
