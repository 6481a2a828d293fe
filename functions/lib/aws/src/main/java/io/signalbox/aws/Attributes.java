package io.signalbox.aws;

import io.signalbox.aws.events.ItemAttributes;
import io.signalbox.store.Body;
import io.signalbox.store.Item;
import io.signalbox.store.Key;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Items as DynamoDB's attributes. */
final class Attributes {
  /** Into so many parts the due index is cut, for a partition takes 1,000 writes a second. */
  static final int DUE_PARTS = 8;

  private Attributes() {}

  static Map<String, AttributeValue> of(Key key) {
    return Map.of(
        ItemAttributes.PARTITION, text(key.partition()), ItemAttributes.SORT, text(key.sort()));
  }

  static Map<String, AttributeValue> of(Item item) {
    Map<String, AttributeValue> attributes = new HashMap<>(of(item.key()));
    attributes.put(ItemAttributes.VERSION, number(item.version()));
    SdkBytes body = SdkBytes.fromByteArrayUnsafe(item.body().bytes());
    attributes.put(ItemAttributes.BODY, AttributeValue.fromB(body));
    Instant due = item.due();
    if (due != null) {
      attributes.put(ItemAttributes.DUE, number(due.toEpochMilli()));
      attributes.put(ItemAttributes.DUE_PART, text(duePart(item.key())));
    }
    Instant expires = item.expires();
    if (expires != null) {
      attributes.put(ItemAttributes.EXPIRES, number(expires.getEpochSecond()));
    }
    return attributes;
  }

  static Item item(Map<String, AttributeValue> attributes) {
    return new Item(
        key(attributes),
        numberOf(required(attributes, ItemAttributes.VERSION)),
        Body.of(required(attributes, ItemAttributes.BODY).b().asByteArrayUnsafe()),
        due(attributes),
        expires(attributes));
  }

  static Key key(Map<String, AttributeValue> attributes) {
    return new Key(
        required(attributes, ItemAttributes.PARTITION).s(),
        required(attributes, ItemAttributes.SORT).s());
  }

  static @Nullable Instant due(Map<String, AttributeValue> attributes) {
    AttributeValue value = attributes.get(ItemAttributes.DUE);
    return value == null ? null : Instant.ofEpochMilli(numberOf(value));
  }

  private static @Nullable Instant expires(Map<String, AttributeValue> attributes) {
    AttributeValue value = attributes.get(ItemAttributes.EXPIRES);
    return value == null ? null : Instant.ofEpochSecond(numberOf(value));
  }

  private static String duePart(Key key) {
    int hash = 31 * key.partition().hashCode() + key.sort().hashCode();
    return Integer.toString(Math.floorMod(hash, DUE_PARTS));
  }

  static AttributeValue text(String value) {
    return AttributeValue.fromS(value);
  }

  static AttributeValue number(long value) {
    return AttributeValue.fromN(Long.toString(value));
  }

  private static long numberOf(AttributeValue value) {
    return Long.parseLong(value.n());
  }

  private static AttributeValue required(Map<String, AttributeValue> attributes, String name) {
    AttributeValue value = attributes.get(name);
    if (value == null) {
      throw new IllegalStateException("An item has no attribute " + name);
    }
    return value;
  }
}
