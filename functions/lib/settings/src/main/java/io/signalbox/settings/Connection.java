package io.signalbox.settings;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Set;

/**
 * How to deliver, without where to: events of instances that may use it give the URI (IEP05's
 * settings by reference).
 *
 * @param hosts where it may be used: nobody else ever gets its credentials
 * @param entry the members that a destination made with it has, as they are stored
 * @param keys recipients' keys by fingerprint, which events may name
 */
public record Connection(
    String name, DeliveryMethod method, HostPatterns hosts, ObjectNode entry, ObjectNode keys) {
  private static final Set<String> OWN = Set.of("hosts", "keys");

  public Connection {
    entry = entry.deepCopy();
    keys = keys.deepCopy();
  }

  /** A copy, for the caller to keep. */
  @Override
  public ObjectNode entry() {
    return entry.deepCopy();
  }

  /** A copy, for the caller to keep. */
  @Override
  public ObjectNode keys() {
    return keys.deepCopy();
  }

  static Connection read(String name, JsonFields connection) {
    return new Connection(
        name,
        DestinationReader.method(connection.required("method")),
        new HostPatterns(connection.texts("hosts")),
        connection.object().deepCopy().without(OWN),
        connection.object("keys"));
  }
}
