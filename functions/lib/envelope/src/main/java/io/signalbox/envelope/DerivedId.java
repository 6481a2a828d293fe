package io.signalbox.envelope;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.UUID;

/**
 * The id of an event that came without one. Everybody can recompute it: the UUIDv5 (RFC 9562), in
 * the namespace {@link #NAMESPACE}, of the event's canonical form (RFC 8785) with every field under
 * its dotted key and without {@code __type} and the hub's own {@code extra.signalbox_…} fields.
 */
public final class DerivedId {
  /** The UUIDv5 of {@code https://signalbox.io/ns/event} in RFC 9562's URL namespace. */
  public static final UUID NAMESPACE = UUID.fromString("0643420e-2d6a-5b17-be32-beb7dd8b5a91");

  private DerivedId() {}

  /** The id of an event. */
  public static EnvelopeId of(Payload payload) {
    return new EnvelopeId.Uuid(Hashes.uuidVersion5(NAMESPACE, Canonical.eventForm(payload)));
  }

  /** The id of another body that came under an id. */
  static EnvelopeId of(EnvelopeId taken, String bodyHash) {
    String name = taken.dedupKey().value() + "\n" + bodyHash;
    ByteBuffer bytes = ByteBuffer.wrap(name.getBytes(StandardCharsets.UTF_8));
    return new EnvelopeId.Uuid(Hashes.uuidVersion5(NAMESPACE, bytes));
  }

  /**
   * The id of a row of a sending: the same whenever its sender repeats the sending.
   *
   * @param row counted from 0
   */
  public static EnvelopeId ofRow(String sender, String sending, int row) {
    String name = String.join("\n", "sending", sender, sending, Integer.toString(row));
    ByteBuffer bytes = ByteBuffer.wrap(name.getBytes(StandardCharsets.UTF_8));
    return new EnvelopeId.Uuid(Hashes.uuidVersion5(NAMESPACE, bytes));
  }

  /** The id of a document that can't be told apart into meta and payload. */
  public static EnvelopeId ofDocument(ObjectNode document) {
    return new EnvelopeId.Uuid(Hashes.uuidVersion5(NAMESPACE, Canonical.form(document)));
  }
}
