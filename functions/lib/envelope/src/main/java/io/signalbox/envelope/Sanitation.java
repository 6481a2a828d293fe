package io.signalbox.envelope;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.DecimalNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.TextNode;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.net.IDN;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What IntelMQ 3.5 makes of a value that its harmonization does not take as it is: {@code "64496"}
 * becomes 64496, {@code "at"} becomes {@code "AT"}. The result is only a proposal: it may still not
 * be a value of the field.
 */
final class Sanitation {
  private static final Pattern WHOLE = Pattern.compile("[+-]?[0-9]{1,40}");
  private static final Pattern NUMBER =
      Pattern.compile("[+-]?([0-9]{1,40}\\.?[0-9]{0,40}|\\.[0-9]{1,40})([eE][+-]?[0-9]{1,2})?");
  private static final Pattern TLP_PREFIX = Pattern.compile("^(TLP:?)?\\s*");
  private static final Map<String, String> FORMER_TYPES =
      Map.ofEntries(
          Map.entry("botnet drone", "infected-system"),
          Map.entry("ids alert", "ids-alert"),
          Map.entry("c&c", "c2-server"),
          Map.entry("c2server", "c2-server"),
          Map.entry("infected system", "infected-system"),
          Map.entry("malware configuration", "malware-configuration"),
          Map.entry("vulnerable client", "vulnerable-system"),
          Map.entry("vulnerable service", "vulnerable-system"),
          Map.entry("leak", "data-leak"),
          Map.entry("ransomware", "infected-system"),
          Map.entry("unknown", "undetermined"),
          Map.entry("dga domain", "dga-domain"),
          Map.entry("unauthorized-login", "system-compromise"),
          Map.entry("unauthorized-command", "system-compromise"),
          Map.entry("compromised", "system-compromise"),
          Map.entry("defacement", "unauthorised-information-modification"),
          Map.entry("backdoor", "system-compromise"),
          Map.entry("dropzone", "other"));
  private static final Map<String, String> FORMER_TAXONOMIES =
      Map.of(
          "abusive content", "abusive-content",
          "information gathering", "information-gathering",
          "intrusion attempts", "intrusion-attempts",
          "malicious code", "malicious-code");

  private Sanitation() {}

  /** The proposal; empty where IntelMQ has none. */
  static Optional<JsonNode> of(FieldType type, JsonNode value) {
    return switch (type) {
      case STRING -> string(value);
      case LOWERCASE_STRING -> text(value).map(Sanitation::lower).map(TextNode::valueOf);
      case UPPERCASE_STRING -> text(value).map(Sanitation::upper).map(TextNode::valueOf);
      case INTEGER -> integer(value);
      case ASN -> asn(value);
      case FLOAT, ACCURACY -> decimal(value);
      case BOOLEAN -> truth(value);
      case IP_ADDRESS -> address(value);
      case IP_NETWORK -> text(value).flatMap(Networks::of).map(TextNode::valueOf);
      case FQDN -> text(value).flatMap(Sanitation::domainName).map(TextNode::valueOf);
      case URL -> text(value).map(Sanitation::url).map(TextNode::valueOf);
      case DATE_TIME -> text(value).flatMap(Times::inUtc).map(TextNode::valueOf);
      case CLASSIFICATION_TYPE -> text(value).map(Sanitation::lower).map(t -> now(t, FORMER_TYPES));
      case CLASSIFICATION_TAXONOMY ->
          text(value).map(Sanitation::lower).map(t -> now(t, FORMER_TAXONOMIES));
      case REGISTRY -> text(value).map(Sanitation::upper).map(Sanitation::registry);
      case TLP -> text(value).map(Sanitation::upper).map(Sanitation::tlp);
      case BASE64, JSON, JSON_DICT -> Optional.empty();
    };
  }

  private static Optional<String> text(JsonNode value) {
    return value.isTextual() ? Optional.of(value.textValue()) : Optional.empty();
  }

  /** Python strips what Unicode calls a blank, the non-breaking ones among them. */
  static String stripped(String text) {
    int begin = 0;
    int end = text.length();
    while (begin < end && isBlank(text.charAt(begin))) {
      begin++;
    }
    while (begin < end && isBlank(text.charAt(end - 1))) {
      end--;
    }
    return text.substring(begin, end);
  }

  private static boolean isBlank(char c) {
    return Character.isWhitespace(c) || Character.isSpaceChar(c) || c == '\u0085';
  }

  private static String lower(String text) {
    return stripped(text.toLowerCase(Locale.ROOT));
  }

  private static String upper(String text) {
    return stripped(text.toUpperCase(Locale.ROOT));
  }

  private static TextNode now(String name, Map<String, String> former) {
    return TextNode.valueOf(former.getOrDefault(name, name));
  }

  private static TextNode registry(String name) {
    return TextNode.valueOf(name.equals("RIPENCC") || name.equals("RIPE-NCC") ? "RIPE" : name);
  }

  private static TextNode tlp(String mark) {
    String name = TLP_PREFIX.matcher(mark).replaceFirst("");
    return TextNode.valueOf(name.equals("YELLOW") ? "AMBER" : name);
  }

  /** Numbers as they are spelled; truth values as Python spells them. */
  private static Optional<JsonNode> string(JsonNode value) {
    if (value.isBoolean()) {
      return value.booleanValue() ? Optional.of(TextNode.valueOf("True")) : Optional.empty();
    }
    return value.isNumber() && value.decimalValue().signum() != 0
        ? Optional.of(TextNode.valueOf(value.asText()))
        : Optional.empty();
  }

  private static Optional<JsonNode> integer(JsonNode value) {
    if (value.isBoolean()) {
      return Optional.of(number(value.booleanValue() ? BigInteger.ONE : BigInteger.ZERO));
    }
    if (value.isNumber()) {
      return value.decimalValue().precision() - value.decimalValue().scale() <= Long.SIZE
          ? Optional.of(number(value.decimalValue().toBigInteger()))
          : Optional.empty();
    }
    return text(value)
        .map(Sanitation::stripped)
        .filter(text -> WHOLE.matcher(text).matches())
        .map(text -> number(new BigInteger(text)));
  }

  private static JsonNode number(BigInteger whole) {
    if (whole.bitLength() < Integer.SIZE) {
      return JsonNodeFactory.instance.numberNode(whole.intValue());
    }
    return whole.bitLength() < Long.SIZE
        ? JsonNodeFactory.instance.numberNode(whole.longValue())
        : JsonNodeFactory.instance.numberNode(whole);
  }

  private static Optional<JsonNode> asn(JsonNode value) {
    Optional<String> text = text(value);
    return text.isPresent() && text.get().regionMatches(true, 0, "as", 0, 2)
        ? integer(TextNode.valueOf(text.get().substring(2)))
        : integer(value);
  }

  private static Optional<JsonNode> decimal(JsonNode value) {
    if (value.isBoolean()) {
      return Optional.of(DecimalNode.valueOf(BigDecimal.valueOf(value.booleanValue() ? 1 : 0)));
    }
    return text(value)
        .map(Sanitation::stripped)
        .filter(text -> NUMBER.matcher(text).matches())
        .map(text -> DecimalNode.valueOf(new BigDecimal(text)));
  }

  private static Optional<JsonNode> truth(JsonNode value) {
    if (value.isIntegralNumber() && value.canConvertToInt()) {
      return switch (value.intValue()) {
        case 0 -> Optional.of(BooleanNode.FALSE);
        case 1 -> Optional.of(BooleanNode.TRUE);
        default -> Optional.empty();
      };
    }
    return switch (text(value).map(Sanitation::lower).orElse("")) {
      case "true" -> Optional.of(BooleanNode.TRUE);
      case "false" -> Optional.of(BooleanNode.FALSE);
      default -> Optional.empty();
    };
  }

  private static Optional<JsonNode> address(JsonNode value) {
    if (value.isIntegralNumber()) {
      return Networks.address(value.bigIntegerValue()).map(TextNode::valueOf);
    }
    return text(value)
        .map(Sanitation::stripped)
        .flatMap(
            text ->
                text.length() <= 40 && WHOLE.matcher(text).matches()
                    ? Networks.address(new BigInteger(text))
                    : Networks.single(text))
        .map(TextNode::valueOf);
  }

  private static Optional<String> domainName(String text) {
    String name = stripped(text);
    int begin = 0;
    int end = name.length();
    while (begin < end && name.charAt(begin) == '.') {
      begin++;
    }
    while (begin < end && name.charAt(end - 1) == '.') {
      end--;
    }
    if (end - begin > TextShapes.NAME_CHARACTERS) {
      return Optional.empty();
    }
    try {
      return Optional.of(IDN.toASCII(name.substring(begin, end)).toLowerCase(Locale.ROOT));
    } catch (IllegalArgumentException noSuchName) {
      return Optional.empty();
    }
  }

  private static String url(String text) {
    String url = stripped(text).replace("hxxp://", "http://").replace("hxxps://", "https://");
    return url.startsWith("file:///")
        ? "file://localhost" + url.substring("file://".length())
        : url;
  }
}
