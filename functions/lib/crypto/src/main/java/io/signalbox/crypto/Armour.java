package io.signalbox.crypto;

/** ASCII armour as mail has it. */
final class Armour {
  private Armour() {}

  /** Lines that end with CRLF: with a bare LF, all of it would be one line to a mail server. */
  static String withCrlf(String armored) {
    return armored.replaceAll("\\R", "\r\n");
  }
}
