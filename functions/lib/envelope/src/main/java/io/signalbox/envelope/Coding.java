package io.signalbox.envelope;

import java.util.Arrays;
import java.util.Locale;

/**
 * How the bytes of a stored envelope are coded. The first of them says it: a coding keeps its
 * number for good, since what was stored must still be read.
 */
public enum Coding {

  /** As they are: for a store whose room costs less than computing. */
  PLAIN(0),

  /** In few bytes, for a store that is paid by size. */
  DEFLATED(1);

  private final byte number;

  Coding(int number) {
    this.number = (byte) number;
  }

  /**
   * The coding of that name, such as {@code deflated}.
   *
   * @throws IllegalArgumentException if there is none
   */
  public static Coding named(String name) {
    return Arrays.stream(values())
        .filter(coding -> coding.name().toLowerCase(Locale.ROOT).equals(name))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("There is no coding " + name));
  }

  byte[] coded(byte[] plain) {
    byte[] content = this == DEFLATED ? Deflation.deflated(plain) : plain;
    byte[] coded = new byte[1 + content.length];
    coded[0] = number;
    System.arraycopy(content, 0, coded, 1, content.length);
    return coded;
  }

  /**
   * What was coded, by whichever coding.
   *
   * @throws IllegalArgumentException if the bytes are something else
   */
  static byte[] plain(byte[] coded) {
    for (Coding coding : values()) {
      if (coded.length > 0 && coded[0] == coding.number) {
        return coding == DEFLATED
            ? Deflation.inflated(coded, 1)
            : Arrays.copyOfRange(coded, 1, coded.length);
      }
    }
    throw new IllegalArgumentException("Not stored in a coding that is known");
  }
}
