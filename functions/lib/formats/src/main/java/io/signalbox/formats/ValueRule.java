package io.signalbox.formats;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.DecimalNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.LongNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.math.BigDecimal;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** How a value of a table's row goes from IntelMQ to another format, and back. */
interface ValueRule {
  /** The value in the other format; empty where that format has no such value. */
  Optional<JsonNode> written(JsonNode value);

  /** IntelMQ's value; empty where IntelMQ has no such value in this field. */
  Optional<JsonNode> read(JsonNode value);

  /** The rule that a table names. */
  static ValueRule named(String name) {
    return switch (name) {
      case "text" -> same(value -> value.isTextual() && !value.textValue().isEmpty());
      case "lower" -> lower();
      case "whole" -> same(value -> value.isIntegralNumber() && value.canConvertToLong());
      case "port" ->
          same(value -> value.isInt() && value.intValue() > 0 && value.intValue() < 65536);
      case "number" -> same(JsonNode::isNumber);
      case "truth" -> same(JsonNode::isBoolean);
      case "ip4" -> same(value -> Shapes.isIp4(value.asText()));
      case "ip6" -> same(value -> Shapes.isIp6(value.asText()));
      case "ip" -> same(value -> Shapes.isIp(value.asText()));
      case "net4" -> same(value -> Shapes.isNetwork(value.asText(), false));
      case "net6" -> same(value -> Shapes.isNetwork(value.asText(), true));
      case "url" -> same(value -> value.isTextual() && Shapes.isAsciiUrl(value.textValue()));
      case "idea-url" ->
          same(
              value ->
                  Shapes.isAsciiUrl(value.asText()) && URI_REST.matcher(value.asText()).matches());
      case "host" -> same(value -> value.isTextual() && Shapes.isHostName(value.textValue()));
      case "mail" -> matching("[!-?A-~]+@[A-Za-z0-9.-]+");
      case "country" -> matching("[A-Z]{2}");
      case "md5" -> matching("(?i)[0-9a-f]{32}");
      case "sha1" -> matching("(?i)[0-9a-f]{40}");
      case "sha256" -> matching("(?i)[0-9a-f]{64}");
      case "x-arf-transport" -> matching("tcp|udp|icmp|sctp");
      case "x-arf-messaging" -> matching("smtp|sms|whatsapp|telegram|signal|chat|social_media");
      case "n6-transport" -> matching("tcp|udp|icmp");
      case "transport" -> same(value -> TRANSPORTS.contains(value.asText()));
      case "application" ->
          same(value -> value.isTextual() && !TRANSPORTS.contains(value.asText()));
      case "time" -> time();
      case "percent" -> percent();
      case "as" -> numbered("AS");
      default -> {
        if (!name.startsWith("prefix ")) {
          throw new IllegalArgumentException("No rule " + name);
        }
        yield prefixed(name.substring("prefix ".length()));
      }
    };
  }

  /** What the transport layer's protocols are called; all else is an application's. */
  Set<String> TRANSPORTS = Set.of("tcp", "udp", "icmp", "ipv6-icmp", "sctp", "dccp", "gre", "esp");

  /** What may stand behind the scheme of a URI. */
  Pattern URI_REST = Pattern.compile("[]\\[a-zA-Z0-9._~:/?#@*'&()+,;=%-]+");

  /** A number as people write it, of at most ten digits. */
  Pattern NUMBER = Pattern.compile("[1-9]\\d{0,9}");

  /** The value itself where a condition holds, in both directions. */
  private static ValueRule same(Predicate<JsonNode> condition) {
    return new ValueRule() {
      @Override
      public Optional<JsonNode> written(JsonNode value) {
        return Optional.of(value).filter(condition);
      }

      @Override
      public Optional<JsonNode> read(JsonNode value) {
        return written(value);
      }
    };
  }

  private static ValueRule matching(String regex) {
    Pattern pattern = Pattern.compile(regex);
    return same(value -> value.isTextual() && pattern.matcher(value.textValue()).matches());
  }

  /** A text that IntelMQ has in lower case. */
  private static ValueRule lower() {
    ValueRule text = named("text");
    return new ValueRule() {
      @Override
      public Optional<JsonNode> written(JsonNode value) {
        return text.written(value);
      }

      @Override
      public Optional<JsonNode> read(JsonNode value) {
        return text.read(value)
            .map(found -> TextNode.valueOf(found.textValue().toLowerCase(Locale.ROOT)));
      }
    };
  }

  private static ValueRule time() {
    return new ValueRule() {
      @Override
      public Optional<JsonNode> written(JsonNode value) {
        return Times.parse(value.asText()).map(time -> TextNode.valueOf(Times.utc(time)));
      }

      @Override
      public Optional<JsonNode> read(JsonNode value) {
        return Times.parse(value.asText()).map(time -> TextNode.valueOf(Times.intelmq(time)));
      }
    };
  }

  /** A share of 100, which others have as a share of 1. */
  private static ValueRule percent() {
    return new ValueRule() {
      @Override
      public Optional<JsonNode> written(JsonNode value) {
        return number(value, BigDecimal.valueOf(100))
            .map(share -> DecimalNode.valueOf(share.movePointLeft(2)));
      }

      @Override
      public Optional<JsonNode> read(JsonNode value) {
        return number(value, BigDecimal.ONE)
            .map(share -> DecimalNode.valueOf(share.movePointRight(2)));
      }

      private Optional<BigDecimal> number(JsonNode value, BigDecimal most) {
        return Optional.of(value)
            .filter(JsonNode::isNumber)
            .map(JsonNode::decimalValue)
            .filter(share -> share.signum() >= 0 && share.compareTo(most) <= 0);
      }
    };
  }

  /** A text behind a prefix, percent-encoded; others at the same place are not this row's. */
  private static ValueRule prefixed(String prefix) {
    return new ValueRule() {
      @Override
      public Optional<JsonNode> written(JsonNode value) {
        String text = value.isValueNode() ? value.asText() : "";
        return text.isEmpty()
            ? Optional.empty()
            : Optional.of(TextNode.valueOf(prefix + Shapes.percentEncoded(text)));
      }

      @Override
      public Optional<JsonNode> read(JsonNode value) {
        String text = value.asText();
        return text.startsWith(prefix) && text.length() > prefix.length()
            ? Shapes.percentDecoded(text.substring(prefix.length())).map(TextNode::valueOf)
            : Optional.empty();
      }
    };
  }

  /** A number behind a prefix. */
  private static ValueRule numbered(String prefix) {
    return new ValueRule() {
      @Override
      public Optional<JsonNode> written(JsonNode value) {
        return value.isIntegralNumber() && value.canConvertToLong() && value.longValue() > 0
            ? Optional.of(TextNode.valueOf(prefix + value.longValue()))
            : Optional.empty();
      }

      @Override
      public Optional<JsonNode> read(JsonNode value) {
        String text = value.asText();
        return text.startsWith(prefix) && NUMBER.matcher(text.substring(prefix.length())).matches()
            ? Optional.of(numberOf(Long.parseLong(text.substring(prefix.length()))))
            : Optional.empty();
      }
    };
  }

  private static JsonNode numberOf(long value) {
    return value == (int) value ? IntNode.valueOf((int) value) : LongNode.valueOf(value);
  }
}
