package io.signalbox.crypto;

import org.bouncycastle.bcpg.ArmoredOutputStream;

/** ASCII armour as mail has it. */
final class Armour {
  private static final int NEWEST_WITH_CHECKSUM = 4;

  private Armour() {}

  /**
   * Armour without headers. It has a checksum, for GnuPG 2.2 takes the armour's last line for data
   * where there is neither checksum nor padding, and refuses the message; there is none for keys of
   * version 6, with which it must not stand (RFC 9580 section 6.1).
   *
   * @param oldestKeyVersion the lowest version of the keys that it is for or by
   */
  static ArmoredOutputStream.Builder of(int oldestKeyVersion) {
    return ArmoredOutputStream.builder()
        .clearHeaders()
        .enableCRC(oldestKeyVersion <= NEWEST_WITH_CHECKSUM);
  }

  /** Lines that end with CRLF: with a bare LF, all of it would be one line to a mail server. */
  static String withCrlf(String armored) {
    return armored.replaceAll("\\R", "\r\n");
  }
}
