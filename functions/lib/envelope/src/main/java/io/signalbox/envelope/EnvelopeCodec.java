package io.signalbox.envelope;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** How an envelope is stored. */
public final class EnvelopeCodec {
  private static final String ID = "i";
  private static final String PARENT = "p";
  private static final String PATH = "h";

  /** The members of {@link #json} that name instances and hubs: its id, its parent and its path. */
  public static final List<String> NAMING_SENDERS = List.of(ID, PARENT, PATH);

  private static final String VERSION = "v";
  private static final String FORMAT = "f";
  private static final String TYPE = "t";
  private static final String META = "m";
  private static final String BESIDE = "b";
  private static final String PAYLOAD = "e";
  private static final String NEWER = "n";

  public byte[] encode(Envelope envelope, Coding coding) {
    return coding.coded(Json.bytes(json(envelope)));
  }

  /** The object that is stored; parts of it are the envelope's own. */
  public ObjectNode json(Envelope envelope) {
    ObjectNode stored = JsonNodeFactory.instance.objectNode();
    put(stored, PATH, envelope.path().text(), "");
    Optional<ObjectNode> newer = envelope.meta().sharedOriginal();
    if (newer.isPresent()) {
      stored.set(NEWER, newer.get());
    } else {
      stored.put(ID, envelope.id().text());
      put(stored, PARENT, envelope.parent().map(EnvelopeId::text).orElse(""), "");
      put(stored, FORMAT, envelope.protocol().format(), Protocol.INTELMQ);
      put(stored, TYPE, envelope.protocol().type(), Protocol.EVENT);
      if (envelope.protocol().isNewer()) {
        stored.put(VERSION, envelope.protocol().version());
      }
      put(stored, META, envelope.meta().sharedMembers());
      put(stored, BESIDE, envelope.meta().sharedBeside());
      put(stored, PAYLOAD, envelope.payload().shared());
    }
    return stored;
  }

  /**
   * Reads what {@link #encode} wrote, in whichever coding.
   *
   * @throws IllegalArgumentException if the bytes are something else
   */
  public Envelope decode(byte[] stored) {
    try {
      return ofJson(Json.MAPPER.readTree(Coding.plain(stored)));
    } catch (IOException damaged) {
      throw new IllegalArgumentException("What was stored is no envelope", damaged);
    }
  }

  /**
   * Reads what {@link #json} told; parts of it become the envelope's own.
   *
   * @throws IllegalArgumentException if it is something else
   */
  public Envelope ofJson(JsonNode tree) {
    try {
      if (tree.get(NEWER) instanceof ObjectNode newer) {
        return EnvelopeParser.parse(newer, EnvelopeParser.form(newer))
            .withPath(Path.parse(tree.path(PATH).asText()));
      }
      return known(tree);
    } catch (ItemFault damaged) {
      throw new IllegalArgumentException("What was stored is no envelope", damaged);
    }
  }

  private static Envelope known(JsonNode tree) {
    return new Envelope(
        EnvelopeId.parse(tree.path(ID).asText()),
        Optional.ofNullable(tree.get(PARENT)).map(JsonNode::asText).map(EnvelopeId::parse),
        Path.parse(tree.path(PATH).asText()),
        new Protocol(
            tree.path(VERSION).asInt(Protocol.CURRENT),
            tree.path(FORMAT).asText(Protocol.INTELMQ),
            tree.path(TYPE).asText(Protocol.EVENT)),
        Meta.owning(object(tree, META), object(tree, BESIDE)),
        Payload.owning(object(tree, PAYLOAD)));
  }

  private static void put(ObjectNode stored, String key, String value, String unspoken) {
    if (!value.equals(unspoken)) {
      stored.put(key, value);
    }
  }

  private static void put(ObjectNode stored, String key, ObjectNode value) {
    if (!value.isEmpty()) {
      stored.set(key, value);
    }
  }

  private static ObjectNode object(JsonNode tree, String key) {
    return tree.get(key) instanceof ObjectNode object
        ? object
        : JsonNodeFactory.instance.objectNode();
  }
}
