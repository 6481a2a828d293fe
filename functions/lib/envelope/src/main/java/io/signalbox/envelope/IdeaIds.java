package io.signalbox.envelope;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import java.util.regex.Pattern;

/** The ids of envelopes whose payload is IDEA: the event's own, where it is a UUID. */
public final class IdeaIds {
  /** The UUIDv5 of {@code https://signalbox.io/ns/idea} in RFC 9562's URL namespace. */
  private static final UUID NAMESPACE =
      Hashes.uuidVersion5(
          UUID.fromString("6ba7b811-9dad-11d1-80b4-00c04fd430c8"),
          utf8("https://signalbox.io/ns/idea"));

  private static final Pattern UUID_TEXT =
      Pattern.compile("[0-9A-Fa-f]{8}(-[0-9A-Fa-f]{4}){3}-[0-9A-Fa-f]{12}");

  private static final UUID NIL = new UUID(0, 0);

  private IdeaIds() {}

  /** The same on every hub. An ID that is no UUID gives a UUIDv5. */
  public static EnvelopeId of(ObjectNode event) {
    String id = event.path("ID").asText();
    boolean isUuid = UUID_TEXT.matcher(id).matches() && !UUID.fromString(id).equals(NIL);
    return new EnvelopeId.Uuid(
        isUuid ? UUID.fromString(id) : Hashes.uuidVersion5(NAMESPACE, utf8(id)));
  }

  private static ByteBuffer utf8(String text) {
    return ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
  }
}
