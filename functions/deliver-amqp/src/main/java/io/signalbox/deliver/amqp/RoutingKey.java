package io.signalbox.deliver.amqp;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import io.signalbox.envelope.Envelope;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Fills an envelope's values into a destination's routing key. */
final class RoutingKey {
  private static final int LIMIT_BYTES = 255;
  private static final String MISSING = "_";
  private static final Pattern FIELD = Pattern.compile("\\{([^{}]*)}");

  /** A dot would add a word to a topic; a control character has no business in a broker's log. */
  private static final Pattern UNFIT = Pattern.compile("[.\\p{Cntrl}\\p{Cf}\\p{Zl}\\p{Zp}\\s]+");

  private RoutingKey() {}

  /** The key of one envelope, at most 255 bytes. */
  static String of(String template, Envelope envelope) {
    String key =
        FIELD
            .matcher(template)
            .replaceAll(field -> Matcher.quoteReplacement(value(envelope, field.group(1))));
    return cut(key);
  }

  /** Whether the key has values of the envelope, so that another envelope has another key. */
  static boolean isFilledFrom(String template) {
    return FIELD.matcher(template).find();
  }

  private static String value(Envelope envelope, String field) {
    return envelope
        .payload()
        .field(field)
        .filter(JsonNode::isValueNode)
        .map(JsonNode::asText)
        .map(text -> UNFIT.matcher(text).replaceAll("_"))
        .filter(text -> !text.isEmpty())
        .orElse(MISSING);
  }

  private static String cut(String key) {
    String left = key;
    while (left.getBytes(UTF_8).length > LIMIT_BYTES) {
      left = left.substring(0, left.offsetByCodePoints(left.length(), -1));
    }
    return left;
  }
}
