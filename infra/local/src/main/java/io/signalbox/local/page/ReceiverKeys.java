package io.signalbox.local.page;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.spec.NamedParameterSpec;
import java.util.Base64;

/**
 * The keys with which pushes to a test receiver are to be signed. They follow from the receiver's
 * name and are shown on its page: they protect nothing.
 */
record ReceiverKeys(String receiver) {

  /** For signatures {@code v1}, as Standard Webhooks writes it. */
  String hmacKey() {
    return "whsec_" + Base64.getEncoder().encodeToString(hmacSecret());
  }

  /** For signatures {@code v1a}, as Standard Webhooks writes it. */
  String signingKey() {
    return "whsk_" + Base64.getEncoder().encodeToString(seed());
  }

  byte[] hmacSecret() {
    return digest("v1");
  }

  /** The public part of {@link #signingKey}. */
  PublicKey verifyingKey() throws GeneralSecurityException {
    KeyPairGenerator generator = KeyPairGenerator.getInstance("Ed25519");
    generator.initialize(NamedParameterSpec.ED25519, new FixedRandom(seed()));
    KeyPair pair = generator.generateKeyPair();
    return pair.getPublic();
  }

  private byte[] seed() {
    return digest("v1a");
  }

  private byte[] digest(String kind) {
    try {
      return MessageDigest.getInstance("SHA-256")
          .digest(
              ("Signalbox test receiver " + kind + " " + receiver)
                  .getBytes(StandardCharsets.UTF_8));
    } catch (GeneralSecurityException missing) {
      throw new IllegalStateException("Every Java has SHA-256", missing);
    }
  }

  /** Makes a generator of keys give the one key that belongs to a seed. */
  private static final class FixedRandom extends SecureRandom {
    private final transient byte[] seed;

    FixedRandom(byte[] seed) {
      this.seed = seed;
    }

    @Override
    public void nextBytes(byte[] bytes) {
      System.arraycopy(seed, 0, bytes, 0, bytes.length);
    }
  }
}
