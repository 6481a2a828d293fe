package io.signalbox.envelope;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * An event as a form body, which IntelMQ's REST output sends with {@code use_json: false} (under a
 * JSON content type): lists are repeated keys, and truth values Python's {@code True} and {@code
 * False}.
 */
final class FormBody {
  private static final Pattern BEGINNING = Pattern.compile("\\s*[A-Za-z_][^={}\\[\\]\"\\s]*=");

  private FormBody() {}

  static boolean looksLikeForm(String text) {
    return BEGINNING.matcher(text).lookingAt();
  }

  static RawItem item(String text) {
    ObjectNode event = JsonNodeFactory.instance.objectNode();
    List<Warning> warnings = new ArrayList<>();
    try {
      String form = text.strip();
      if (form.chars().filter(c -> c == '&').count() >= Limits.VALUES) {
        throw new ItemFault("", "an item has at most %d values".formatted(Limits.VALUES));
      }
      for (String pair : form.split("&", -1)) {
        int equals = pair.indexOf('=');
        if (equals <= 0) {
          throw new ItemFault("", "a form body is key=value, joined by '&'");
        }
        String field = decoded(pair.substring(0, equals), "", warnings);
        add(event, field, decoded(pair.substring(equals + 1), field, warnings));
      }
      return new RawItem.Value(event, warnings, text, 0, text.length());
    } catch (ItemFault fault) {
      return new RawItem.Broken(fault, text);
    }
  }

  private static void add(ObjectNode event, String field, String text) {
    JsonNode value = EventFields.typed(field, text);
    JsonNode before = event.get(field);
    if (before == null) {
      event.set(field, value);
    } else if (before instanceof ArrayNode list) {
      list.add(value);
    } else {
      event.putArray(field).add(before).add(value);
    }
  }

  private static String decoded(String text, String field, List<Warning> warnings)
      throws ItemFault {
    byte[] given = text.getBytes(StandardCharsets.UTF_8);
    byte[] bytes = new byte[given.length];
    int length = 0;
    for (int i = 0; i < given.length; i++) {
      if (given[i] == '%') {
        bytes[length++] = octet(given, i, field);
        i += 2;
      } else {
        bytes[length++] = given[i] == '+' ? (byte) ' ' : given[i];
      }
    }
    try {
      String decoded = Utf8.text(bytes, 0, length, 1);
      HeldText.warning(decoded).ifPresent(reason -> warnings.add(new Warning(field, reason)));
      return decoded;
    } catch (UnreadableBody.Malformed notUtf8) {
      throw new ItemFault(field, notUtf8.expected());
    }
  }

  private static byte octet(byte[] text, int percent, String field) throws ItemFault {
    if (percent + 2 < text.length) {
      int high = Character.digit(text[percent + 1], 16);
      int low = Character.digit(text[percent + 2], 16);
      if (high >= 0 && low >= 0) {
        return (byte) (high * 16 + low);
      }
    }
    throw new ItemFault(field, "two hexadecimal digits are expected after '%'");
  }
}
