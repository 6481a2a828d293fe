package io.signalbox.formats;

import java.util.regex.Pattern;

/**
 * Keeps spreadsheets from running what strangers wrote into an event (OWASP, "CSV injection").
 *
 * <p>A cell that a spreadsheet could take for a formula gets an apostrophe in front, which a
 * spreadsheet shows as plain text: one that begins with {@code = + - @} or their full-width forms,
 * also behind white space, control or invisible characters, and one that begins with a tab, a
 * carriage return or a line feed. Plain numbers stay as they are, negative ones too: a latitude of
 * {@code -33.9} is no formula.
 *
 * <p>A program that parts cells by another character than the file's own finds a cell behind each
 * such character, and a row behind each end of a line. These parts are guarded, too.
 *
 * <p>NUL, which many programs take for the end of the file, becomes U+FFFD.
 */
final class FormulaGuard {
  private static final Pattern NUMBER = Pattern.compile("-?\\d+(\\.\\d+)?([eE][+-]?\\d+)?");
  private static final String SIGNS = "=+-@＝＋－＠";
  private static final String LEADING_BREAKS = "\t\r\n";
  private static final String SEPARATORS = ",;\t|";
  private static final String LINE_ENDS = "\r\n";

  private FormulaGuard() {}

  /**
   * The cell, guarded.
   *
   * @param separator what parts the cells of the file
   */
  static String guard(String cell, char separator) {
    String clean = cell.replace('\0', '\uFFFD');
    String inside = guardInside(clean, separator);
    return isDangerous(clean) ? "'" + inside : inside;
  }

  private static String guardInside(String cell, char separator) {
    StringBuilder guarded = null;
    int copied = 0;
    for (int i = 0; i < cell.length() - 1; i++) {
      if (isBreak(cell.charAt(i), separator) && isDangerousPart(cell, i + 1, separator)) {
        guarded = guarded == null ? new StringBuilder() : guarded;
        guarded.append(cell, copied, i + 1).append('\'');
        copied = i + 1;
      }
    }
    return guarded == null ? cell : guarded.append(cell, copied, cell.length()).toString();
  }

  private static boolean isBreak(char character, char separator) {
    return LINE_ENDS.indexOf(character) >= 0
        || (character != separator && SEPARATORS.indexOf(character) >= 0);
  }

  /** A quote hides a sign no better than a blank: such a program does not see it as the file's. */
  private static boolean isDangerousPart(String cell, int begin, char separator) {
    int end = begin;
    while (end < cell.length() && !isBreak(cell.charAt(end), separator)) {
      end++;
    }
    String part = cell.substring(begin, end);
    return !NUMBER.matcher(part).matches() && beginsWithSign(part.replace("\"", ""));
  }

  private static boolean isDangerous(String cell) {
    if (cell.isEmpty() || NUMBER.matcher(cell).matches()) {
      return false;
    }
    return LEADING_BREAKS.indexOf(cell.charAt(0)) >= 0 || beginsWithSign(cell);
  }

  private static boolean beginsWithSign(String text) {
    return text.codePoints()
        .filter(character -> !isInvisible(character))
        .limit(1)
        .anyMatch(character -> SIGNS.indexOf(character) >= 0);
  }

  private static boolean isInvisible(int character) {
    return Character.isWhitespace(character)
        || Character.isSpaceChar(character)
        || Character.isISOControl(character)
        || Character.getType(character) == Character.FORMAT;
  }
}
