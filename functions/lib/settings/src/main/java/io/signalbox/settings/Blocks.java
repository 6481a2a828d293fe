package io.signalbox.settings;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.stream.IntStream;

/** How a document is cut into blocks, and which of them an entry belongs to. */
final class Blocks {
  /** A write of one entry costs what a block costs; the head names each block. */
  private static final int CUT_CHARACTERS = 32_000;

  private static final int LIMIT_CHARACTERS = 2 * CUT_CHARACTERS;

  private Blocks() {}

  /** The document in pieces that, one after the other, are the document. */
  static List<ObjectNode> cut(ObjectNode document) {
    List<ObjectNode> pieces = new ArrayList<>();
    ObjectNode piece = JsonNodeFactory.instance.objectNode();
    for (Map.Entry<String, JsonNode> member : document.properties()) {
      if (Kind.of(member.getKey()).isEmpty()) {
        piece.set(member.getKey(), member.getValue());
      }
    }
    int length = 0;
    for (Kind kind : Kind.values()) {
      for (Map.Entry<String, JsonNode> entry : kind.entries(document).properties()) {
        int more = entry.getKey().length() + entry.getValue().toString().length();
        if (length > 0 && length + more > CUT_CHARACTERS) {
          pieces.add(piece);
          piece = JsonNodeFactory.instance.objectNode();
          length = 0;
        }
        piece.withObjectProperty(kind.text()).set(entry.getKey(), entry.getValue());
        length += more;
      }
    }
    if (!piece.isEmpty()) {
      pieces.add(piece);
    }
    return pieces;
  }

  /**
   * The piece as it is, or cut where it has grown too long; nothing where nothing is left of it.
   */
  static List<ObjectNode> cutWhereTooLong(ObjectNode piece) {
    return !piece.isEmpty() && piece.toString().length() <= LIMIT_CHARACTERS
        ? List.of(piece)
        : cut(piece);
  }

  /** The block that has the entry. */
  static OptionalInt holding(Kind kind, String name, List<Block> blocks) {
    return IntStream.range(0, blocks.size())
        .filter(index -> blocks.get(index).entries().of(kind).containsKey(name))
        .findFirst();
  }

  /** The block at whose end a new entry of that kind is written; empty where there is none yet. */
  static OptionalInt forNew(Kind kind, List<Block> blocks) {
    return IntStream.range(0, blocks.size())
        .filter(index -> index == 0 || blocks.get(index).entries().hasAnyUpTo(kind))
        .reduce((first, second) -> second);
  }
}
