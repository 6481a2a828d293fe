package io.signalbox.local;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/** The words of a command line, read one after the other. */
final class Arguments {
  private static final int HIGHEST_PORT = 65_535;

  private final Deque<String> left;

  Arguments(List<String> words) {
    this.left = new ArrayDeque<>(words);
  }

  /** The next word; empty at the end. */
  Optional<String> next() {
    return Optional.ofNullable(left.pollFirst());
  }

  /**
   * The value of an option, which is the next word.
   *
   * @throws Misuse if there is none
   */
  String value(String option) throws Misuse {
    return next().orElseThrow(() -> new Misuse(option + " needs a value"));
  }

  /**
   * Reads a TCP port.
   *
   * @throws Misuse if the text is not a number from 0 to 65535
   */
  static int port(String text) throws Misuse {
    if (!text.matches("[0-9]{1,5}") || Integer.parseInt(text) > HIGHEST_PORT) {
      throw new Misuse("A port is a number from 0 to " + HIGHEST_PORT + ", not " + text);
    }
    return Integer.parseInt(text);
  }
}
