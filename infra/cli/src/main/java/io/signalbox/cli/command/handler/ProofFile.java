package io.signalbox.cli.command.handler;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.MessageDigest;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;

/**
 * A proof of who was told what on a day, as the hub gave it: lines of JSON, each of which begins
 * with the SHA-256 of the line before. A signature's line signs that of the line before it with
 * Ed25519. Needs neither the hub nor a network.
 */
public final class ProofFile {
  private static final String BEGINNING = "0".repeat(64);

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String ALGORITHM = "Ed25519";

  /** A proof that does not hold. */
  public static final class Broken extends Exception {
    private static final long serialVersionUID = 1;

    Broken(int line, String fault) {
      super("Line %d: %s".formatted(line, fault));
    }
  }

  /**
   * What a proof proves.
   *
   * @param end the last end's members: {@code hub}, {@code day}, {@code last}, {@code done}, {@code
   *     dayIsOver}, {@code at} and {@code key}
   * @param notices how many there are
   * @param signature the last line's members {@code previous} and {@code signature}, for a request
   *     that goes on behind it
   */
  public record Content(JsonNode end, int notices, JsonNode signature) {}

  private ProofFile() {}

  /** Reads a proof to its end, and verifies it by the key that it names. */
  public static Content verify(byte[] file) throws Broken {
    List<byte[]> lines = lines(file);
    String previous = BEGINNING;
    ObjectNode end = JsonNodeFactory.instance.objectNode();
    JsonNode last = end;
    boolean isSigned = false;
    boolean isEnded = false;
    int notices = 0;
    for (int i = 0; i < lines.size(); i++) {
      int number = i + 1;
      ObjectNode line = line(lines.get(i), number);
      require(line.path("previous").asText().equals(previous), number, "it was changed before it");
      require(line.size() == 2, number, "it has other members than a line of a proof");
      isSigned = line.has("signature");
      if (line.path("notice") instanceof ObjectNode notice) {
        require(!isEnded, number, "it stands behind an end without a signature");
        notices++;
        require(number(notice) == notices, number, "a notice before it is missing");
      } else if (line.path("end") instanceof ObjectNode one) {
        require(!isEnded, number, "it is a second end");
        require(one.path("last").asInt() == notices, number, "notices before it are missing");
        require(end.isEmpty() || isSame(end, one), number, "it is of another proof");
        end = one;
        isEnded = true;
      } else {
        require(isSigned && isEnded, number, "it is no line of a proof");
        requireSigned(previous, line, end.path("key").asText(), number);
        isEnded = false;
      }
      previous = hash(lines.get(i));
      last = line;
    }
    require(isSigned, lines.size(), "the signature behind it is missing");
    return new Content(end, notices, last);
  }

  private static boolean isSame(JsonNode one, JsonNode other) {
    return List.of("hub", "day", "key").stream()
        .allMatch(name -> one.path(name).equals(other.path(name)));
  }

  private static int number(JsonNode notice) {
    String ticket = notice.path("ticket").asText();
    String digits = ticket.substring(ticket.indexOf('-') + 1);
    return digits.matches("[0-9]{8}") ? Integer.parseInt(digits) : 0;
  }

  private static List<byte[]> lines(byte[] file) throws Broken {
    List<byte[]> lines = new ArrayList<>();
    int begin = 0;
    for (int i = 0; i < file.length; i++) {
      if (file[i] == '\n') {
        lines.add(Arrays.copyOfRange(file, begin, i));
        begin = i + 1;
      }
    }
    require(begin == file.length, lines.size() + 1, "it has no end");
    require(!lines.isEmpty(), 1, "there is none");
    return lines;
  }

  /** A line as the hub writes it: what reads the same and has other bytes is another line. */
  private static ObjectNode line(byte[] bytes, int number) throws Broken {
    try {
      if (JSON.readTree(bytes) instanceof ObjectNode line
          && Arrays.equals(line.toString().getBytes(StandardCharsets.UTF_8), bytes)) {
        return line;
      }
    } catch (IOException notJson) {
      throw new Broken(number, "it is not JSON");
    }
    throw new Broken(number, "it is not as the hub writes it");
  }

  private static void requireSigned(String content, JsonNode line, String key, int number)
      throws Broken {
    String text = line.path("signature").asText();
    try {
      byte[] signature = Base64.getDecoder().decode(text);
      byte[] encoded = Base64.getDecoder().decode(key);
      Signature verifier = Signature.getInstance(ALGORITHM);
      verifier.initVerify(
          KeyFactory.getInstance(ALGORITHM).generatePublic(new X509EncodedKeySpec(encoded)));
      verifier.update(content.getBytes(StandardCharsets.US_ASCII));
      boolean isExact = Base64.getEncoder().encodeToString(signature).equals(text);
      require(isExact && verifier.verify(signature), number, "the signature does not hold");
    } catch (GeneralSecurityException | IllegalArgumentException unusable) {
      throw new Broken(number, "the signature does not hold");
    }
  }

  private static void require(boolean holds, int line, String fault) throws Broken {
    if (!holds) {
      throw new Broken(line, fault);
    }
  }

  private static String hash(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException("Every Java has SHA-256", impossible);
    }
  }
}
