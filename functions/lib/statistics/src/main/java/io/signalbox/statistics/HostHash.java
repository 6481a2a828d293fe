package io.signalbox.statistics;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Names hosts by a keyed hash: a sketch holds pieces of it, and without the key nobody can try
 * which of all addresses gives them. For one thread.
 */
final class HostHash {
  private static final String ALGORITHM = "HmacSHA256";

  private final Mac mac;

  HostHash(byte[] key) {
    try {
      mac = Mac.getInstance(ALGORITHM);
      mac.init(new SecretKeySpec(key, ALGORITHM));
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException("Every Java has HMAC-SHA256", impossible);
    }
  }

  long of(String host) {
    return ByteBuffer.wrap(mac.doFinal(host.getBytes(StandardCharsets.UTF_8))).getLong();
  }
}
