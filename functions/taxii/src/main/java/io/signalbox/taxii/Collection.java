package io.signalbox.taxii;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.signalbox.envelope.Hashes;
import io.signalbox.settings.ReleasePolicy;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.UUID;

/**
 * A feed as a TAXII collection (TAXII 2.1, section 5.2). Its id is a UUIDv5 of the hub's and the
 * feed's names, so that it is the same for as long as they are.
 *
 * @param caller the name of the instance that asks
 * @param release what the caller may get of it
 * @param posted whether it holds what clients add to it, and not events
 * @param readable whether the caller may read it
 * @param writable whether the caller may add and delete objects
 */
record Collection(
    UUID id,
    String feed,
    String caller,
    ReleasePolicy release,
    boolean posted,
    boolean readable,
    boolean writable) {
  /** STIX objects are what a collection holds. */
  static final String STIX = "application/stix+json;version=2.1";

  private static final UUID URL_NAMESPACE = UUID.fromString("6ba7b811-9dad-11d1-80b4-00c04fd430c8");

  /** The collection of a feed, for one that may read it. */
  static Collection of(String hub, String feed, String caller, ReleasePolicy release) {
    return of(hub, feed, caller, release, false, true, false);
  }

  static Collection of(
      String hub,
      String feed,
      String caller,
      ReleasePolicy release,
      boolean posted,
      boolean readable,
      boolean writable) {
    String name = "https://signalbox.io/ns/taxii\n" + hub + "\n" + feed;
    ByteBuffer bytes = ByteBuffer.wrap(name.getBytes(StandardCharsets.UTF_8));
    return new Collection(
        Hashes.uuidVersion5(URL_NAMESPACE, bytes),
        feed,
        caller,
        release,
        posted,
        readable,
        writable);
  }

  ObjectNode json() {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("id", id.toString());
    json.put("title", feed);
    json.put(
        "description",
        posted
            ? "The objects that clients added to " + feed + "."
            : "The feed " + feed + ": an indicator for each event that can be looked for.");
    json.put("can_read", readable);
    json.put("can_write", writable);
    json.putArray("media_types").add(STIX);
    return json;
  }
}
