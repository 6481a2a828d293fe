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
 * <p>NUL, which many programs take for the end of the file, becomes U+FFFD.
 */
final class FormulaGuard {
  private static final Pattern NUMBER = Pattern.compile("-?\\d+(\\.\\d+)?([eE][+-]?\\d+)?");
  private static final String SIGNS = "=+-@＝＋－＠";
  private static final String LEADING_BREAKS = "\t\r\n";

  private FormulaGuard() {}

  static String guard(String cell) {
    String clean = cell.replace('\0', '\uFFFD');
    return isDangerous(clean) ? "'" + clean : clean;
  }

  private static boolean isDangerous(String cell) {
    if (cell.isEmpty() || NUMBER.matcher(cell).matches()) {
      return false;
    }
    return LEADING_BREAKS.indexOf(cell.charAt(0)) >= 0
        || cell.codePoints()
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
