package io.signalbox.store.embedded;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Map;
import java.util.TreeMap;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * Secrets as encrypted bytes: a format number, a nonce, and AES-256-GCM over pairs of name and
 * value.
 */
final class SecretsCipher {
  static final int KEY_BYTES = 32;
  private static final byte FORMAT = 1;
  private static final int NONCE_BYTES = 12;
  private static final int TAG_BITS = 128;
  private static final byte[] PURPOSE = "signalbox secrets".getBytes(StandardCharsets.US_ASCII);

  private final SecretKeySpec key;
  private final SecureRandom random;

  SecretsCipher(byte[] key, SecureRandom random) {
    this.key = new SecretKeySpec(key, "AES");
    this.random = random;
  }

  byte[] encrypt(Map<String, String> values) throws IOException, GeneralSecurityException {
    ByteArrayOutputStream plain = new ByteArrayOutputStream();
    try (DataOutputStream out = new DataOutputStream(plain)) {
      out.writeInt(values.size());
      for (Map.Entry<String, String> entry : values.entrySet()) {
        out.writeUTF(entry.getKey());
        out.writeUTF(entry.getValue());
      }
    }
    byte[] nonce = new byte[NONCE_BYTES];
    random.nextBytes(nonce);
    byte[] hidden = cipher(Cipher.ENCRYPT_MODE, nonce).doFinal(plain.toByteArray());
    return ByteBuffer.allocate(1 + NONCE_BYTES + hidden.length)
        .put(FORMAT)
        .put(nonce)
        .put(hidden)
        .array();
  }

  Map<String, String> decrypt(byte[] bytes) throws IOException, GeneralSecurityException {
    if (bytes.length < 1 + NONCE_BYTES || bytes[0] != FORMAT) {
      throw new IOException("Not a file of secrets");
    }
    byte[] nonce = new byte[NONCE_BYTES];
    ByteBuffer buffer = ByteBuffer.wrap(bytes, 1, bytes.length - 1).get(nonce);
    byte[] hidden = new byte[buffer.remaining()];
    buffer.get(hidden);
    byte[] plain = cipher(Cipher.DECRYPT_MODE, nonce).doFinal(hidden);
    Map<String, String> values = new TreeMap<>();
    try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(plain))) {
      for (int left = in.readInt(); left > 0; left--) {
        String name = in.readUTF();
        values.put(name, in.readUTF());
      }
    }
    return values;
  }

  private Cipher cipher(int mode, byte[] nonce) throws GeneralSecurityException {
    Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
    cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
    cipher.updateAAD(PURPOSE);
    return cipher;
  }
}
