package io.signalbox.envelope;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Rows of a table that lies beside the classes: columns parted by tabs, comments after '#'. */
final class Rows {
  private Rows() {}

  static List<String[]> of(String name) {
    try (InputStream stream = Rows.class.getResourceAsStream(name)) {
      if (stream == null) {
        throw new IllegalStateException("No resource " + name);
      }
      BufferedReader lines =
          new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8));
      return lines.lines().filter(line -> !line.startsWith("#")).map(Rows::columns).toList();
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  private static String[] columns(String line) {
    return line.split("\t", -1);
  }
}
