package io.signalbox.cli.output;

import java.util.Set;

/** Colours of words that say how something is; none where nobody looks. */
public enum Style {
  PLAIN,
  COLOURED;

  private static final Set<String> GOOD =
      Set.of("active", "delivered", "received", "up", "ok", "finished", "accepted", "yes");
  private static final Set<String> BAD =
      Set.of("failing", "down", "fault", "returned", "set aside", "paused", "conflict");
  private static final Set<String> WAITING =
      Set.of("waiting", "sending", "running", "warning", "withheld", "delayed");

  /** The same text; coloured, if it is one of these words. */
  String word(String text, String padded) {
    return switch (this) {
      case PLAIN -> padded;
      case COLOURED -> {
        if (GOOD.contains(text)) {
          yield paint("32", padded);
        } else if (BAD.contains(text)) {
          yield paint("31", padded);
        } else if (WAITING.contains(text)) {
          yield paint("33", padded);
        }
        yield padded;
      }
    };
  }

  /** A heading. */
  String heading(String text) {
    return switch (this) {
      case PLAIN -> text;
      case COLOURED -> paint("1", text);
    };
  }

  private static String paint(String code, String text) {
    return "\u001b[" + code + "m" + text + "\u001b[0m";
  }
}
