package io.signalbox.track;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * Lines of JSON, each of which begins with the SHA-256 of the line before (in hexadecimal, without
 * its line feed). The last one signs that of the line before it. So no byte can be changed, and no
 * line be left out, added or moved, without the key.
 */
final class ProofChain {
  /** What the first line of all has for the line before. */
  private static final String BEGINNING = "0".repeat(64);

  private static final String SIGNATURE = "signature";

  private final ByteArrayOutputStream lines = new ByteArrayOutputStream();
  private String previous;

  private ProofChain(String previous) {
    this.previous = previous;
  }

  /** One that begins. */
  static ProofChain beginning() {
    return new ProofChain(BEGINNING);
  }

  /**
   * One that goes on behind a line that {@link #sign} wrote.
   *
   * @param signed the hash that this line has of the line before
   */
  static ProofChain behind(String signed, String signature) {
    ProofChain before = new ProofChain(signed);
    before.add(SIGNATURE, JsonNodeFactory.instance.textNode(signature));
    return new ProofChain(before.previous);
  }

  /** Adds a line with this member. */
  void add(String name, JsonNode value) {
    ObjectNode line = JsonNodeFactory.instance.objectNode().put("previous", previous);
    line.set(name, value);
    byte[] bytes = line.toString().getBytes(StandardCharsets.UTF_8);
    lines.writeBytes(bytes);
    lines.write('\n');
    previous = hash(bytes);
  }

  /** Adds the signature of all that was added. */
  void sign(ProofKey key) {
    String signature = key.sign(previous.getBytes(StandardCharsets.US_ASCII));
    add(SIGNATURE, JsonNodeFactory.instance.textNode(signature));
  }

  int sizeBytes() {
    return lines.size();
  }

  byte[] bytes() {
    return lines.toByteArray();
  }

  private static String hash(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("Every Java has SHA-256", impossible);
    }
  }
}
