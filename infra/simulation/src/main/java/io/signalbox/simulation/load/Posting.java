package io.signalbox.simulation.load;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.signalbox.simulation.check.Wanted;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** One envelope that a sender posts, until it is told what became of it. */
public final class Posting {
  /** What it is meant to be. */
  public enum Kind {
    EVENT,
    TAG_UPDATE,
    LOOP
  }

  private static final int ADDRESSES = 3;

  /** Of so many ids one is marked. */
  private static final int MARKED_OF = 4;

  private final UUID id;
  private final Kind kind;
  private final int variant;
  private final String sort;
  private final List<String> heard = new ArrayList<>();

  /**
   * @param variant tells the bodies, or the tags, under one id apart
   * @param sort what the routes look at
   */
  public Posting(UUID id, Kind kind, int variant, String sort) {
    this.id = id;
    this.kind = kind;
    this.variant = variant;
    this.sort = sort;
  }

  public UUID id() {
    return id;
  }

  public Kind kind() {
    return kind;
  }

  public int variant() {
    return variant;
  }

  public String sort() {
    return sort;
  }

  /** What its sender was told, each time that it posted it. */
  public List<String> heard() {
    return heard;
  }

  /** As it is posted to a hub of that name. */
  ObjectNode json(String hub) {
    ObjectNode envelope = JsonNodeFactory.instance.objectNode();
    envelope.put("format", "intelmq").put("version", 1).put("type", "event");
    ObjectNode meta = envelope.putObject("meta");
    meta.put("uuid", id.toString());
    ArrayNode tags = meta.putArray("tags");
    tags.add(kind == Kind.TAG_UPDATE ? "update-" + variant : "first");
    if (id.hashCode() % MARKED_OF == 0) {
      tags.add(Wanted.ABOVE);
    }
    ObjectNode payload = envelope.putObject("payload");
    switch (kind) {
      case EVENT -> payload(payload);
      case TAG_UPDATE -> {}
      case LOOP -> {
        payload(payload);
        meta.put("signalbox:path", "!elsewhere!" + hub);
      }
    }
    return envelope;
  }

  private void payload(ObjectNode payload) {
    payload.put("source.ip", "192.0.2." + (1 + Math.floorMod(id.hashCode(), ADDRESSES)));
    payload.put("classification.type", "scanner");
    payload.put("extra.sort", sort);
    payload.put("extra.variant", variant);
    payload.put(Wanted.EACH, id.toString());
  }

  @Override
  public String toString() {
    return kind + " " + id.toString().substring(0, 8) + "/" + variant + " " + sort + " " + heard;
  }
}
