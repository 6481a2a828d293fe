package io.signalbox.delivery;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;

/** What the hub remembers of a mail address: enough to know it again, and no more. */
public final class AddressHash {
  private AddressHash() {}

  /** The SHA-256 of the address in lower case, in hexadecimal digits. */
  public static String of(String address) {
    try {
      byte[] lower = address.toLowerCase(Locale.ROOT).getBytes(StandardCharsets.UTF_8);
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(lower));
    } catch (NoSuchAlgorithmException everyJdkHasIt) {
      throw new IllegalStateException(everyJdkHasIt);
    }
  }
}
