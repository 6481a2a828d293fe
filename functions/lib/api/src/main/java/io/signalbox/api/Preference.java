package io.signalbox.api;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * One member of an {@code Accept} or {@code Accept-Encoding} header (RFC 9110, section 12.4.2).
 *
 * @param value in lower case, without parameters
 * @param quality 0 to 1; 0 says: not this one
 */
record Preference(String value, double quality) {

  /** The members, in the order given. What cannot be read as a quality counts as 0. */
  static List<Preference> parse(String header) {
    List<Preference> result = new ArrayList<>();
    for (String member : header.split(",", -1)) {
      String[] parts = member.split(";", -1);
      String value = parts[0].strip().toLowerCase(Locale.ROOT);
      if (!value.isEmpty()) {
        result.add(new Preference(value, quality(parts)));
      }
    }
    return result;
  }

  private static double quality(String[] parts) {
    for (int i = 1; i < parts.length; i++) {
      String parameter = parts[i].strip().toLowerCase(Locale.ROOT);
      if (parameter.startsWith("q=")) {
        try {
          return Double.parseDouble(parameter.substring(2));
        } catch (NumberFormatException notANumber) {
          return 0;
        }
      }
    }
    return 1;
  }
}
