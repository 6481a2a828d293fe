package io.signalbox.fetch;

import java.util.regex.Pattern;

/** What a source names as its cursor is kept and sent back: it must be fit for that. */
final class Cursors {
  private static final Pattern FIT = Pattern.compile("[!-~ ]{1,2000}");

  private Cursors() {}

  static boolean isFit(String cursor) {
    return FIT.matcher(cursor).matches();
  }
}
