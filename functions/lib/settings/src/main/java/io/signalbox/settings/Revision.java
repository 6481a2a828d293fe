package io.signalbox.settings;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.signalbox.store.Body;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** The settings as one commit left them. */
public final class Revision {
  private static final SharedValues<List<Body>, SettingsDocument> DOCUMENTS = new SharedValues<>();

  private final Optional<Head> head;
  private final List<Block> blocks;
  private final SettingsDocument document;

  Revision(Optional<Head> head, List<Block> blocks) {
    this.head = head;
    this.blocks = List.copyOf(blocks);
    this.document =
        DOCUMENTS.of(
            blocks.stream().map(Block::content).toList(),
            () -> SettingsDocument.joined(blocks.stream().map(Block::entries).toList()));
  }

  /** Differs between any two documents that ever stood; {@code none} before the first commit. */
  public String id() {
    return head.map(Head::revision).orElse("none");
  }

  /** Whether nobody has written any settings yet. */
  public boolean isNone() {
    return head.isEmpty();
  }

  /**
   * The document as it was written, with hashes for tokens and references for credentials, and with
   * all three kinds. A copy; as long as the document.
   */
  public ObjectNode json() {
    List<ObjectNode> pieces = blocks.stream().map(Block::json).toList();
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    for (ObjectNode piece : pieces) {
      piece.properties().stream()
          .filter(member -> Kind.of(member.getKey()).isEmpty())
          .forEach(member -> json.set(member.getKey(), member.getValue()));
    }
    for (Kind kind : Kind.values()) {
      ObjectNode entries = json.putObject(kind.text());
      pieces.forEach(piece -> entries.setAll(kind.entries(piece)));
    }
    return json;
  }

  /** One entry of {@link #json()}. */
  public Optional<JsonNode> entry(Kind kind, String name) {
    return Optional.ofNullable(entries(kind, List.of(name)).get(name));
  }

  /** Those of {@link #json()}'s entries that have one of the names; reads only where they stand. */
  public ObjectNode entries(Kind kind, Collection<String> names) {
    ObjectNode entries = JsonNodeFactory.instance.objectNode();
    for (Block block : blocks) {
      List<String> here = names.stream().filter(block.entries().of(kind)::containsKey).toList();
      if (!here.isEmpty()) {
        entries.setAll(kind.entries(block.json()).retain(here));
      }
    }
    return entries;
  }

  public SettingsDocument document() {
    return document;
  }

  /** Credentials that the commit left without use, as it named them. */
  public List<String> retired() {
    return head.map(Head::retired).orElse(List.of());
  }

  boolean isNewerThan(Revision other) {
    return version() > other.version();
  }

  long version() {
    return head.map(Head::version).orElse(0L);
  }

  Optional<Head> head() {
    return head;
  }

  List<Block> blocks() {
    return blocks;
  }
}
