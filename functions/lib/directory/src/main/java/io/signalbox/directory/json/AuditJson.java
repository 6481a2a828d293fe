package io.signalbox.directory.json;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.signalbox.directory.AuditEntry;
import io.signalbox.directory.Contact;
import io.signalbox.directory.DirectoryObject;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;

/** Writes and reads what is remembered of changes. */
public final class AuditJson {
  private static final JsonMapper MAPPER = new JsonMapper();

  private AuditJson() {}

  /** The object without what tells who a person is, so that it can be kept when they are gone. */
  public static ObjectNode impersonal(DirectoryObject object) {
    ObjectNode json = ObjectWriter.write(object);
    if (object instanceof Contact) {
      json.remove("name");
      for (JsonNode one : json.path("addresses")) {
        ObjectNode address = (ObjectNode) one;
        address.put("addressHash", hash(mail(address.path("address").asText())));
        address.remove("address");
        address.remove("key");
      }
    }
    return json;
  }

  public static ObjectNode write(AuditEntry entry) {
    ObjectNode json =
        MAPPER
            .createObjectNode()
            .put("at", entry.at().toString())
            .put("by", entry.by())
            .put("version", entry.version());
    entry.before().ifPresent(before -> json.set("before", before));
    entry.after().ifPresent(after -> json.set("after", after));
    return json;
  }

  /**
   * Reads what {@link #write} wrote.
   *
   * @throws IllegalStateException for anything else
   */
  public static AuditEntry read(String text) {
    try {
      JsonNode json = MAPPER.readTree(text);
      return new AuditEntry(
          Instant.parse(json.path("at").asText()),
          json.path("by").asText(),
          json.path("version").asLong(),
          object(json.path("before")),
          object(json.path("after")));
    } catch (JsonProcessingException damaged) {
      throw new IllegalStateException("A change of the directory cannot be read", damaged);
    }
  }

  private static Optional<ObjectNode> object(JsonNode node) {
    return node instanceof ObjectNode object ? Optional.of(object) : Optional.empty();
  }

  /** Without the name that may stand before it. */
  private static String mail(String text) {
    int open = text.lastIndexOf('<');
    return open < 0 ? text : text.substring(open + 1, text.length() - 1);
  }

  private static String hash(String address) {
    try {
      byte[] lower = address.toLowerCase(Locale.ROOT).getBytes(StandardCharsets.UTF_8);
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(lower));
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("Every Java has SHA-256", impossible);
    }
  }
}
