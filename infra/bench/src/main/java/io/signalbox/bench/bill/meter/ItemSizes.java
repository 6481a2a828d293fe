package io.signalbox.bench.bill.meter;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * The size of items, as DynamoDB bills it. Source: "DynamoDB item sizes and formats" of its
 * developer guide.
 */
final class ItemSizes {
  private static final int WRITE_UNIT_BYTES = 1024;

  private ItemSizes() {}

  /** The units of a write of an item where another may stand. */
  static double writeUnits(Map<String, AttributeValue> item, Map<String, AttributeValue> standing) {
    long bytes = Math.max(bytes(item), bytes(standing));
    return Math.max(1, Math.ceilDiv(bytes, WRITE_UNIT_BYTES));
  }

  static long bytes(Map<String, AttributeValue> item) {
    return item.entrySet().stream()
        .mapToLong(attribute -> utf8(attribute.getKey()) + bytes(attribute.getValue()))
        .sum();
  }

  /** Texts, numbers and bytes are all that the tables hold. */
  private static long bytes(AttributeValue value) {
    return switch (value.type()) {
      case S -> utf8(value.s());
      case B -> value.b().asByteArrayUnsafe().length;
      // "Approximately" one byte for two digits, and one more.
      case N -> Math.ceilDiv(value.n().length(), 2) + 1;
      case SS, NS, BS, M, L, BOOL, NUL, UNKNOWN_TO_SDK_VERSION ->
          throw new IllegalArgumentException("No table of the hub has a " + value.type());
    };
  }

  private static long utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8).length;
  }
}
