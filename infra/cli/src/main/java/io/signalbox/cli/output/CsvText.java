package io.signalbox.cli.output;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A line of CSV (RFC 4180) that a spreadsheet shows and does not run: a cell that begins with a
 * sign of a formula gets an apostrophe before it (CWE-1236). Numbers stay numbers.
 */
final class CsvText {
  private static final String SIGNS = "=+-@\uff1d\uff0b\uff0d\uff20";
  private static final Pattern NUMBER = Pattern.compile("[+-]?\\d{1,30}([.]\\d{1,30})?");
  private static final Pattern QUOTED = Pattern.compile("[\",;\\t ']|^$");

  private CsvText() {}

  static String line(List<String> cells) {
    return cells.stream().map(CsvText::cell).collect(Collectors.joining(","));
  }

  private static String cell(String text) {
    String guarded = guarded(VisibleText.line(text));
    boolean plain = guarded.isEmpty() || !QUOTED.matcher(guarded).find();
    return plain ? guarded : "\"" + guarded.replace("\"", "\"\"") + "\"";
  }

  /** Programs split at other separators than the comma: what follows one begins a cell, too. */
  private static String guarded(String text) {
    if (NUMBER.matcher(text).matches()) {
      return text;
    }
    StringBuilder guarded = new StringBuilder();
    boolean begins = true;
    for (int i = 0; i < text.length(); i++) {
      char character = text.charAt(i);
      if (begins && SIGNS.indexOf(character) >= 0) {
        guarded.append('\'');
      }
      begins = begins && (character == ' ' || character == '"');
      begins = begins || ",;|".indexOf(character) >= 0;
      guarded.append(character);
    }
    return guarded.toString();
  }
}
