package io.signalbox.directory.imports;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Cuts a file of a routing registry into objects: attributes a line each, objects separated by
 * empty lines, comments behind {@code #} and on lines that begin with {@code %} (RFC 2622, section
 * 2). RIPE writes Latin-1.
 */
final class RpslReader {
  /** A byte order mark in UTF-8, read as Latin-1. */
  private static final String MARK = "\u00ef\u00bb\u00bf";

  private final Collected faults;
  private final Map<String, List<String>> attributes = new LinkedHashMap<>();
  private String type = "";
  private String last = "";
  private int begin;

  RpslReader(Collected faults) {
    this.faults = faults;
  }

  void read(byte[] bytes, Consumer<RpslObject> objects) {
    int number = 0;
    String text = new String(bytes, StandardCharsets.ISO_8859_1);
    // Editors write a byte order mark first, which would make the first attribute another one.
    String file = text.startsWith(MARK) ? text.substring(MARK.length()) : text;
    for (String line : (Iterable<String>) file.lines()::iterator) {
      number++;
      if (line.isBlank()) {
        finish(objects);
      } else if (!line.startsWith("%") && !line.startsWith("#")) {
        attribute(line, number);
      }
    }
    finish(objects);
  }

  private void attribute(String line, int number) {
    String text = line.replaceFirst("#.*", "");
    if (text.startsWith(" ") || text.startsWith("\t") || text.startsWith("+")) {
      goOn(text.substring(1).strip(), number);
      return;
    }
    int colon = text.indexOf(':');
    if (colon < 1) {
      faults.fault("line " + number, "an attribute, a colon and its value are expected");
      return;
    }
    last = text.substring(0, colon).strip().toLowerCase(Locale.ROOT);
    if (type.isEmpty()) {
      type = last;
      begin = number;
    }
    attributes
        .computeIfAbsent(last, name -> new ArrayList<>())
        .add(text.substring(colon + 1).strip());
  }

  private void goOn(String more, int number) {
    List<String> values = attributes.get(last);
    if (values == null) {
      faults.fault("line " + number, "there is no attribute that this line could go on with");
    } else {
      values.set(values.size() - 1, (values.getLast() + " " + more).strip());
    }
  }

  private void finish(Consumer<RpslObject> objects) {
    if (!type.isEmpty()) {
      objects.accept(new RpslObject(begin, type, new LinkedHashMap<>(attributes)));
    }
    attributes.clear();
    type = "";
    last = "";
  }
}
