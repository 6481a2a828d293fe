package io.signalbox.misp;

import com.fasterxml.jackson.databind.JsonNode;
import io.signalbox.formats.MispParts;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.stream.Stream;

/** The values of {@code hashes.csv}, as MISP's {@code feed_meta_generator} takes them. */
final class Values {
  private Values() {}

  /** The MD5 of each value that attributes have, each value once. */
  static Stream<String> of(Stream<MispParts> parts) {
    return parts
        .flatMap(MispParts::allAttributes)
        .flatMap(Values::hashed)
        .distinct()
        .map(Values::md5);
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
