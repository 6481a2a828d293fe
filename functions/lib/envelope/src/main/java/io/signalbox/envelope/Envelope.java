package io.signalbox.envelope;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Meta and payload, as one party sent it. Immutable.
 *
 * @param parent the envelope that this one came from
 * @param path the hubs it has passed
 */
public record Envelope(
    EnvelopeId id,
    Optional<EnvelopeId> parent,
    Path path,
    Protocol protocol,
    Meta meta,
    Payload payload) {

  public Envelope {
    if (parent.isPresent() && parent.get().dedupKey().equals(id.dedupKey())) {
      throw new IllegalArgumentException("An envelope is not its own parent");
    }
  }

  /** An IntelMQ event without meta, under the id that its content gives. */
  public static Envelope ofEvent(ObjectNode event) {
    Payload payload = Payload.of(event);
    return new Envelope(
        DerivedId.of(payload),
        Optional.empty(),
        Path.EMPTY,
        Protocol.INTELMQ_EVENT,
        Meta.EMPTY,
        payload);
  }

  /** Whether this only says which tags an envelope has from now on: its payload is empty. */
  public boolean isTagUpdate() {
    return payload.isEmpty() && !protocol.isNewer();
  }

  /**
   * A hash of what makes two bodies the same, in hexadecimal digits: format, type, parent, payload
   * and all of meta but the tags, in canonical form. The path, the version and the id's spelling
   * are not in it, nor what stays at a hub: where the envelope asked to be delivered, and {@code
   * source_contacts}.
   */
  public String bodyHash() {
    ObjectNode hashed = meta.members();
    hashed.remove(List.of(Meta.TAGS, MetaKeys.DELIVER, MetaKeys.SENDING));
    return Hashes.sha256(
        utf8(hash(payload)), Canonical.form(hashed), Canonical.form(meta.sharedBeside()));
  }

  /**
   * A hash of the same without meta, with the marks that tags say: equal for an envelope and what
   * its bare form says.
   */
  public String contentHash() {
    return hash(TagMarks.marked(this));
  }

  private String hash(Payload content) {
    return Hashes.sha256(
        utf8(protocol.format()),
        utf8(protocol.type()),
        utf8(parent.map(EnvelopeId::dedupKey).map(DedupKey::value).orElse("")),
        protocol.isIntelMq()
            ? Canonical.form(
                SourceContacts.removedFrom(content.shared())
                    .map(Fields::flatten)
                    .orElseGet(content::sharedFlat))
            : Canonical.form(content.shared()));
  }

  private static ByteBuffer utf8(String text) {
    return ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
  }

  /** About how much memory this takes. */
  public int memoryBytes() {
    return MemorySize.bytes(payload.shared())
        + MemorySize.bytes(meta.sharedMembers())
        + MemorySize.bytes(meta.sharedBeside())
        + meta.sharedOriginal().map(MemorySize::bytes).orElse(0);
  }

  /**
   * The same body under the id that it and this envelope's id give, with this id as its parent: for
   * a body that came under an id which belongs to another.
   */
  public Envelope underIdOfItsOwn() {
    EnvelopeId own = DerivedId.of(id, bodyHash());
    return new Envelope(own, Optional.of(id), path, protocol, meta, payload);
  }

  /** This envelope as it leaves that hub. */
  public Envelope withPathThrough(String hubName) {
    return withPath(path.through(hubName));
  }

  /** This envelope without what it asked this hub alone to do. */
  public Envelope withoutRequests() {
    return meta.withoutRequests()
        .map(without -> new Envelope(id, parent, path, protocol, without, payload))
        .orElse(this);
  }

  /** This envelope with an event of IntelMQ's as its payload. */
  public Envelope withEvent(Payload event) {
    return new Envelope(
        id, parent, path, protocol.isIntelMq() ? protocol : Protocol.INTELMQ_EVENT, meta, event);
  }

  public Envelope withPath(Path changed) {
    return new Envelope(id, parent, changed, protocol, meta, payload);
  }

  /** This envelope with the tags of another meta. */
  public Envelope withTagsOf(Meta other) {
    return new Envelope(id, parent, path, protocol, meta.withTagsOf(other), payload);
  }

  /**
   * What tells others of this envelope's tags: itself with an empty payload.
   *
   * @param revision which change of the tags it is, so that others tell an old one from a new one
   */
  public Envelope asTagUpdate(int revision) {
    return new Envelope(id, parent, path, protocol, meta.withRevision(revision), Payload.EMPTY);
  }

  /**
   * Which change of the tags this is, as another hub counted; empty where it came from no hub, or
   * from one that does not count.
   */
  public OptionalInt relayedRevision() {
    return path.hubs().size() > 1 ? meta.revision() : OptionalInt.empty();
  }
}
