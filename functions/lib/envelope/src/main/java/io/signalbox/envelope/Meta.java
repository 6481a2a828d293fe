package io.signalbox.envelope;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.StreamSupport;

/**
 * What an envelope says of its payload, apart from id, parent, path and protocol. Keys that this
 * hub doesn't know, custom ones such as {@code prefix:key} among them, stay as they came and in
 * their order. Immutable.
 */
public final class Meta {
  /** The key under which tags stand. */
  public static final String TAGS = "tags";

  public static final Meta EMPTY = of(JsonNodeFactory.instance.objectNode());

  private final ObjectNode members;
  private final ObjectNode beside;
  private final Optional<ObjectNode> original;

  private Meta(ObjectNode members, ObjectNode beside, Optional<ObjectNode> original) {
    this.members = members;
    this.beside = beside;
    this.original = original;
  }

  public static Meta of(ObjectNode members) {
    return new Meta(members.deepCopy(), JsonNodeFactory.instance.objectNode(), Optional.empty());
  }

  /**
   * Shares nodes that nobody else holds.
   *
   * @param beside members of the envelope that stood beside meta and payload
   */
  static Meta owning(ObjectNode members, ObjectNode beside) {
    return new Meta(members, beside, Optional.empty());
  }

  /** This meta, of an envelope of a newer protocol that is to be passed on as it came. */
  Meta ofNewerDocument(ObjectNode document) {
    return new Meta(members, beside, Optional.of(document));
  }

  public List<String> tags() {
    return StreamSupport.stream(members.path(TAGS).spliterator(), false)
        .filter(JsonNode::isTextual)
        .map(JsonNode::textValue)
        .toList();
  }

  /** How {@code payload.raw} is encoded, such as {@code base64}. */
  public Optional<String> encoding() {
    return text("encoding");
  }

  /** How {@code payload.raw} is compressed, such as {@code gzip}. */
  public Optional<String> compress() {
    return text("compress");
  }

  public Optional<String> organisation() {
    return text("uuid_org");
  }

  public Optional<String> instance() {
    return text("uuid_instance");
  }

  /** The value under any key, {@code prefix:key} too. */
  public Optional<JsonNode> get(String key) {
    return Optional.ofNullable(members.get(key)).map(JsonNode::deepCopy);
  }

  /** A copy of all members. */
  public ObjectNode members() {
    return members.deepCopy();
  }

  public boolean isEmpty() {
    return members.isEmpty() && beside.isEmpty() && original.isEmpty();
  }

  /** This meta with the tags of another, or without tags where the other has none. */
  public Meta withTagsOf(Meta other) {
    ObjectNode changed = members.deepCopy();
    JsonNode tags = other.members.get(TAGS);
    if (tags == null) {
      changed.remove(TAGS);
    } else {
      changed.set(TAGS, tags.deepCopy());
    }
    return new Meta(changed, beside, original);
  }

  /** This meta without what it asks of the hub that reads it; empty where it asks nothing. */
  Optional<Meta> withoutRequests() {
    if (!members.has(MetaKeys.DELIVER) && !members.has(MetaKeys.SENDING)) {
      return Optional.empty();
    }
    ObjectNode changed = members.deepCopy();
    changed.remove(List.of(MetaKeys.DELIVER, MetaKeys.SENDING));
    return Optional.of(new Meta(changed, beside, original));
  }

  /** This meta, saying that the tags are those after so many changes. */
  Meta withRevision(int revision) {
    return new Meta(members.deepCopy().put(MetaKeys.REVISION, revision), beside, original);
  }

  /** Which change of the tags this is; empty where nobody counted, or it is no such number. */
  OptionalInt revision() {
    JsonNode number = members.path(MetaKeys.REVISION);
    return number.canConvertToInt() && number.isIntegralNumber() && number.intValue() > 0
        ? OptionalInt.of(number.intValue())
        : OptionalInt.empty();
  }

  /** Whether both say the same tags, in whatever order. */
  public boolean hasTagsOf(Meta other) {
    return List.copyOf(new java.util.TreeSet<>(tags()))
        .equals(List.copyOf(new java.util.TreeSet<>(other.tags())));
  }

  ObjectNode sharedMembers() {
    return members;
  }

  ObjectNode sharedBeside() {
    return beside;
  }

  Optional<ObjectNode> sharedOriginal() {
    return original;
  }

  private Optional<String> text(String key) {
    return Optional.ofNullable(members.get(key)).map(JsonNode::textValue);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Meta that
        && members.equals(that.members)
        && beside.equals(that.beside)
        && original.equals(that.original);
  }

  @Override
  public int hashCode() {
    return Objects.hash(members, beside, original);
  }

  /** Says the keys alone. */
  @Override
  public String toString() {
    return "Meta"
        + StreamSupport.stream(((Iterable<String>) members::fieldNames).spliterator(), false)
            .toList();
  }
}
