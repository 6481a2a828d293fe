package io.signalbox.misp;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.stream.Stream;

/** The lines of {@code hashes.csv}, as MISP's {@code feed_meta_generator} makes them. */
final class Values {
  private Values() {}

  /** A line for each value of an event: its MD5 and the event's UUID. */
  static Stream<String> lines(ObjectNode event) {
    String uuid = event.path("uuid").asText();
    return event
        .path("Object")
        .valueStream()
        .flatMap(object -> object.path("Attribute").valueStream())
        .flatMap(Values::hashed)
        .distinct()
        .map(value -> md5(value) + "," + uuid + "\n");
  }

  /** Of a type such as {@code domain|ip} each part of the value is one. */
  private static Stream<String> hashed(JsonNode attribute) {
    String value = attribute.path("value").asText();
    return attribute.path("type").asText().contains("|")
        ? Arrays.stream(value.split("\\|", -1))
        : Stream.of(value);
  }

  private static String md5(String value) {
    try {
      byte[] digest =
          MessageDigest.getInstance("MD5").digest(value.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest);
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("Every Java has MD5", impossible);
    }
  }
}
