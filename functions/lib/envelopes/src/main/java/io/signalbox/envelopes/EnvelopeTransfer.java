package io.signalbox.envelopes;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.signalbox.envelope.Coding;
import io.signalbox.envelope.DedupKey;
import io.signalbox.envelope.EnvelopeCodec;
import io.signalbox.envelope.Warning;
import io.signalbox.store.Insertion;
import io.signalbox.store.Item;
import io.signalbox.store.Key;
import io.signalbox.store.Table;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Envelopes as JSON, on their way from one hub's table to another's. What lies in several items is
 * one object.
 */
public final class EnvelopeTransfer {
  private static final EnvelopeCodec CODEC = new EnvelopeCodec();

  private final LargeItems items;
  private final Coding coding;

  /**
   * @param coding how envelopes are written into the table; they are read in any
   */
  public EnvelopeTransfer(Table envelopes, Coding coding) {
    this.items = new LargeItems(envelopes);
    this.coding = coding;
  }

  /** Whether an item holds an envelope, an update of its tags, or one that was kept aside. */
  public static boolean isEnvelope(Item item) {
    Key key = item.key();
    return !LargeItems.isErased(item) && isOfEnvelope(key);
  }

  private static boolean isOfEnvelope(Key key) {
    return key.sort().equals(Sorts.HEAD)
        || key.sort().startsWith(Sorts.REVISION)
        || key.sort().startsWith(Sorts.CONFLICT);
  }

  /** Whether an item is a part of another, which is read with it. */
  public static boolean isPart(Key key) {
    return key.sort().startsWith(Sorts.CHUNK);
  }

  /** Under which key feeds name what an item holds; empty where it is not for feeds. */
  public static Optional<EnvelopeKey> feedKey(Key key) {
    DedupKey id = new DedupKey(key.partition());
    if (key.sort().equals(Sorts.HEAD)) {
      return Optional.of(EnvelopeKey.first(id));
    }
    return key.sort().startsWith(Sorts.REVISION)
        ? Optional.of(new EnvelopeKey(id, Sorts.revisionOf(key)))
        : Optional.empty();
  }

  /**
   * What an item holds that {@link #isEnvelope} is true for.
   *
   * @throws IllegalStateException if its parts are missing or damaged
   */
  public ObjectNode read(Item item) {
    return json(Stored.ofBytes(items.content(item)));
  }

  ObjectNode json(Stored stored) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("receivedAt", stored.receivedAt().toString());
    json.put("sender", stored.sender());
    json.put("writer", stored.writer().toString());
    json.put("bodyHash", stored.bodyHash());
    if (!stored.warnings().isEmpty()) {
      ArrayNode warnings = json.putArray("warnings");
      for (Warning warning : stored.warnings()) {
        warnings.addObject().put("field", warning.field()).put("reason", warning.reason());
      }
    }
    json.set("envelope", CODEC.json(stored.envelope()));
    return json;
  }

  /**
   * Writes what {@link #read} told, if nothing is there.
   *
   * @param routed whether fanout is to leave it alone
   * @return whether it stands now, written by this call or before
   * @throws IllegalArgumentException if the JSON is something else
   */
  public boolean write(Key key, JsonNode json, boolean routed, Instant expires) {
    Stored stored = stored(json, routed);
    return switch (items.insertIfAbsent(key, stored.writer(), stored.bytes(coding), expires)) {
      case Insertion.Inserted inserted -> true;
      case Insertion.Present present when LargeItems.isErased(present.item()) -> false;
      case Insertion.Present present -> {
        Stored standing = Stored.ofBytes(items.content(present.item()));
        yield standing.writer().equals(stored.writer())
            && standing.bodyHash().equals(stored.bodyHash());
      }
    };
  }

  /**
   * Returns if {@link #write} can write that.
   *
   * @throws IllegalArgumentException otherwise
   */
  public static void check(JsonNode json) {
    stored(json, false);
  }

  private static Stored stored(JsonNode json, boolean routed) {
    List<Warning> warnings = new ArrayList<>();
    for (JsonNode warning : json.path("warnings")) {
      warnings.add(new Warning(text(warning, "field"), text(warning, "reason")));
    }
    String bodyHash = text(json, "bodyHash");
    if (!bodyHash.matches("[0-9a-f]{64}")) {
      throw new IllegalArgumentException("bodyHash is no SHA-256 in hexadecimal digits");
    }
    return new Stored(
        UUID.fromString(text(json, "writer")),
        Instant.parse(text(json, "receivedAt")),
        text(json, "sender"),
        bodyHash,
        warnings,
        routed,
        CODEC.ofJson(json.path("envelope")));
  }

  private static String text(JsonNode json, String name) {
    JsonNode value = json.path(name);
    if (!value.isTextual()) {
      throw new IllegalArgumentException(name + " is missing, or is no text");
    }
    return value.asText();
  }
}
