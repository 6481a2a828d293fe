package io.signalbox.http.signature;

import java.util.Base64;

/** A key that signs requests. Never shows the key. */
public sealed interface Signer permits HmacSigner, Ed25519Signer {

  /** The signature with its version, such as {@code v1,K5oZfzN95Z9U…}. */
  String sign(byte[] content);

  /** Decodes base64, with or without the prefix that says what the key is for. */
  static byte[] decode(String key, String prefix) {
    var bare = key.strip();
    try {
      return Base64.getDecoder()
          .decode(bare.startsWith(prefix) ? bare.substring(prefix.length()) : bare);
    } catch (IllegalArgumentException notBase64) {
      // The cause names the character at fault, which is a part of the key.
      throw new IllegalArgumentException("expected base64 after " + prefix);
    }
  }
}
