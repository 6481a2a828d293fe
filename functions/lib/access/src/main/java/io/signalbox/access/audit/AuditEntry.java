package io.signalbox.access.audit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.Optional;

/**
 * An entry of the audit log. It holds no credential.
 *
 * @param who the name of the instance or person; empty where nobody knows
 * @param what the request of a read or change; how somebody signed in, or why not
 * @param status of the answer; empty for a change of which nobody knows what became
 * @param revision the revision of the settings that the change has made
 */
public record AuditEntry(
    Instant at,
    String who,
    AuditKind kind,
    String what,
    Optional<Integer> status,
    Optional<String> revision) {
  /** The longest {@code what}; the rest is cut off. */
  public static final int WHAT_LIMIT_CHARACTERS = 1_000;

  private static final ObjectMapper MAPPER = new ObjectMapper();

  public AuditEntry {
    what = what.substring(0, Math.min(what.length(), WHAT_LIMIT_CHARACTERS));
  }

  /** An entry without an answer. */
  public static AuditEntry of(Instant at, String who, AuditKind kind, String what) {
    return new AuditEntry(at, who, kind, what, Optional.empty(), Optional.empty());
  }

  AuditEntry answered(int answer, Optional<String> made) {
    return new AuditEntry(at, who, kind, what, Optional.of(answer), made);
  }

  /** As the API shows it. */
  public ObjectNode json() {
    ObjectNode json = MAPPER.createObjectNode();
    json.put("at", at.toString()).put("who", who).put("kind", kind.text()).put("what", what);
    status.ifPresent(code -> json.put("status", code));
    revision.ifPresent(text -> json.put("revision", text));
    return json;
  }

  static AuditEntry read(byte[] bytes) {
    try {
      JsonNode json = MAPPER.readTree(bytes);
      return new AuditEntry(
          Instant.parse(json.path("at").asText()),
          json.path("who").asText(),
          AuditKind.of(json.path("kind").asText()).orElseThrow(),
          json.path("what").asText(),
          Optional.ofNullable(json.get("status")).map(JsonNode::asInt),
          Optional.ofNullable(json.get("revision")).map(JsonNode::asText));
    } catch (IOException damaged) {
      throw new UncheckedIOException("An entry of the audit log cannot be read", damaged);
    }
  }
}
