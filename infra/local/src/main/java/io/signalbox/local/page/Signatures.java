package io.signalbox.local.page;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.Signature;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Checks the signatures of Standard Webhooks 1.0. */
final class Signatures {
  private static final Duration TOLERANCE = Duration.ofMinutes(5);

  private final ReceiverKeys keys;

  Signatures(ReceiverKeys keys) {
    this.keys = keys;
  }

  /**
   * What becomes of each signature.
   *
   * @param id the header {@code webhook-id}
   * @param timestamp the header {@code webhook-timestamp}: seconds since 1970
   * @param signatures the header {@code webhook-signature}
   * @return empty if there is none
   */
  List<SignatureCheck> check(
      String id, String timestamp, String signatures, byte[] body, Instant now) {
    List<SignatureCheck> checks = new ArrayList<>();
    byte[] signed = signed(id, timestamp, body);
    for (String signature : signatures.strip().split(" +", -1)) {
      int comma = signature.indexOf(',');
      if (comma > 0) {
        String kind = signature.substring(0, comma);
        boolean valid =
            isTimely(timestamp, now) && isValid(kind, signature.substring(comma + 1), signed);
        checks.add(new SignatureCheck(kind, valid));
      }
    }
    return checks;
  }

  private static boolean isTimely(String timestamp, Instant now) {
    try {
      Instant at = Instant.ofEpochSecond(Long.parseLong(timestamp));
      return Duration.between(at, now).abs().compareTo(TOLERANCE) <= 0;
    } catch (NumberFormatException notSeconds) {
      return false;
    }
  }

  private boolean isValid(String kind, String signature, byte[] signed) {
    try {
      byte[] bytes = Base64.getDecoder().decode(signature);
      return switch (kind) {
        case "v1" -> MessageDigest.isEqual(bytes, hmac(signed));
        case "v1a" -> isSignedBySeed(bytes, signed);
        default -> false;
      };
    } catch (IllegalArgumentException | GeneralSecurityException malformed) {
      return false;
    }
  }

  private byte[] hmac(byte[] signed) throws GeneralSecurityException {
    Mac mac = Mac.getInstance("HmacSHA256");
    mac.init(new SecretKeySpec(keys.hmacSecret(), "HmacSHA256"));
    return mac.doFinal(signed);
  }

  private boolean isSignedBySeed(byte[] signature, byte[] signed) throws GeneralSecurityException {
    Signature verifier = Signature.getInstance("Ed25519");
    verifier.initVerify(keys.verifyingKey());
    verifier.update(signed);
    return verifier.verify(signature);
  }

  private static byte[] signed(String id, String timestamp, byte[] body) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.writeBytes((id + "." + timestamp + ".").getBytes(StandardCharsets.UTF_8));
    out.writeBytes(body);
    return out.toByteArray();
  }
}
