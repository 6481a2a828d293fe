package io.signalbox.envelope;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.DecimalNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;

/** Envelopes of every kind, the same for the same seed. */
final class RandomEnvelopes {
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
  private static final List<String> FIELDS =
      List.of("source.ip", "source.asn", "feed.accuracy", "extra.a", "extra.b.c", "raw", "comment");

  private final Random random;

  RandomEnvelopes(long seed) {
    this.random = new Random(seed);
  }

  Envelope envelope() {
    Payload payload = Payload.of(event());
    ObjectNode meta = NODES.objectNode();
    ObjectNode beside = NODES.objectNode();
    if (random.nextBoolean()) {
      meta.putArray("tags").add("tlp:green").add(text());
      meta.set("cert-at:rtir", value(2));
      meta.put("uuid_org", uuid().toString());
      meta.put("type", "what a draft's meta has another meaning for");
    }
    if (random.nextInt(4) == 0) {
      beside.set("signature", value(2));
    }
    return new Envelope(
        id(),
        random.nextBoolean() ? Optional.of(id()) : Optional.empty(),
        random.nextBoolean() ? Path.EMPTY : Path.parse("!cert-at!cert-ee"),
        new Protocol(Protocol.CURRENT, Protocol.INTELMQ, random.nextBoolean() ? "event" : "report"),
        Meta.owning(meta, beside),
        payload);
  }

  EnvelopeId id() {
    return switch (random.nextInt(5)) {
      case 0 -> new EnvelopeId.Uuid(uuid());
      case 1 -> new EnvelopeId.Owned("cert_at", uuid());
      case 2 -> new EnvelopeId.CyCat("cert-at", "intelmq", uuid());
      case 3 -> new EnvelopeId.Hash(Optional.of("md5"), uuid().toString().replace("-", ""));
      default -> new EnvelopeId.Hash(Optional.empty(), uuid().toString().replace("-", ""));
    };
  }

  ObjectNode event() {
    ObjectNode event = NODES.objectNode();
    event.put("classification.type", "scanner");
    for (String field : FIELDS) {
      if (random.nextBoolean()) {
        event.set(field, field.startsWith("extra") ? value(3) : scalar());
      }
    }
    return event;
  }

  /** The same event with its keys in another order, its numbers spelled otherwise, maybe nested. */
  ObjectNode respelled(ObjectNode event) {
    ObjectNode other = (ObjectNode) respelledValue(event);
    return random.nextBoolean() ? Fields.nest(other) : other;
  }

  private JsonNode respelledValue(JsonNode value) {
    if (value instanceof ObjectNode object) {
      List<Map.Entry<String, JsonNode>> members = new ArrayList<>(object.properties());
      Collections.shuffle(members, random);
      ObjectNode other = NODES.objectNode();
      members.forEach(member -> other.set(member.getKey(), respelledValue(member.getValue())));
      return other;
    }
    if (value instanceof ArrayNode array) {
      ArrayNode other = NODES.arrayNode();
      array.forEach(element -> other.add(respelledValue(element)));
      return other;
    }
    if (!value.isNumber()) {
      return value;
    }
    BigDecimal number = value.decimalValue();
    return DecimalNode.valueOf(
        random.nextBoolean() ? number.setScale(number.scale() + 2) : number.stripTrailingZeros());
  }

  private JsonNode value(int depth) {
    int kind = random.nextInt(depth == 0 ? 4 : 6);
    if (kind < 4) {
      return scalar();
    }
    int size = random.nextInt(3);
    if (kind == 4) {
      ArrayNode array = NODES.arrayNode();
      for (int i = 0; i < size; i++) {
        array.add(value(depth - 1));
      }
      return array;
    }
    ObjectNode object = NODES.objectNode();
    for (int i = 0; i < size; i++) {
      object.set("key" + i, value(depth - 1));
    }
    return object;
  }

  private JsonNode scalar() {
    return switch (random.nextInt(6)) {
      case 0 -> NODES.textNode(text());
      case 1 -> NODES.numberNode(random.nextInt());
      case 2 -> NODES.booleanNode(random.nextBoolean());
      case 3 -> DecimalNode.valueOf(BigDecimal.valueOf(random.nextInt(10_000), 2));
      case 4 -> NODES.numberNode(BigInteger.TWO.pow(70).add(BigInteger.valueOf(random.nextInt())));
      default -> NODES.nullNode();
    };
  }

  private String text() {
    return List.of("", "a", "üß", "\u20ac \"quoted\" \\ / \n\t\u0001", "😀", "a.b", "\u2028")
        .get(random.nextInt(7));
  }

  private UUID uuid() {
    return new UUID(random.nextLong(), random.nextLong());
  }
}
