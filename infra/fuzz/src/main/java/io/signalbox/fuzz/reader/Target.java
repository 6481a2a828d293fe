package io.signalbox.fuzz.reader;

import java.io.IOException;

/** Something that reads what strangers send. */
@FunctionalInterface
public interface Target {

  /**
   * Reads an input, and holds what was made of it against what is promised.
   *
   * @throws AssertionError where a promise is broken; any other exception breaks one, too
   */
  void run(byte[] input) throws IOException;

  /** How many bytes there are to read in an input: more than its own where it is compressed. */
  default int bytesToRead(byte[] input) {
    return input.length;
  }
}
