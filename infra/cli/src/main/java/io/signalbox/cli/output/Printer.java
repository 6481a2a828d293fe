package io.signalbox.cli.output;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Prints what a command found in the format that was asked for. */
public final class Printer {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final ObjectWriter PRETTY = JSON.writer(SerializationFeature.INDENT_OUTPUT);

  private final Output out;
  private final OutputFormat format;
  private final Style style;

  public Printer(Output out, OutputFormat format, Style style) {
    this.out = out;
    this.format = format;
    this.style = style;
  }

  public OutputFormat format() {
    return format;
  }

  /** A list; JSON is the whole answer that it comes from. */
  public void list(JsonNode answer, Table table) {
    switch (format) {
      case table -> table.lines(style).forEach(out::line);
      case json -> out.line(json(PRETTY, answer));
      case csv -> table.csv().forEach(out::line);
      case ndjson -> table.rows().forEach(row -> out.line(json(JSON.writer(), row)));
    }
  }

  /**
   * One thing: its facts, then tables of what belongs to it. CSV and NDJSON have the first table.
   */
  public void thing(JsonNode answer, Map<String, String> facts, List<Table> tables) {
    switch (format) {
      case table -> {
        facts(facts);
        for (Table table : tables) {
          out.line("");
          table.lines(style).forEach(out::line);
        }
      }
      case json -> out.line(json(PRETTY, answer));
      case csv, ndjson -> {
        if (tables.isEmpty()) {
          list(answer, new Table(columns(facts), List.of(answer), ""));
        } else {
          list(answer, tables.getFirst());
        }
      }
    }
  }

  /** One thing without tables: each of its members is a fact. */
  public void thing(JsonNode answer) {
    Map<String, String> facts = new LinkedHashMap<>();
    answer
        .properties()
        .forEach(member -> facts.put(member.getKey(), Column.text(member.getValue())));
    thing(answer, facts, List.of());
  }

  /** A sentence for a person; other formats print the answer instead. */
  public void done(String sentence, JsonNode answer) {
    switch (format) {
      case table -> out.line(VisibleText.line(sentence));
      case json -> out.line(json(PRETTY, answer));
      case csv, ndjson -> out.line(json(JSON.writer(), answer));
    }
  }

  /** Text of several lines, for a person only. */
  public void text(String text) {
    if (format == OutputFormat.table) {
      out.line(VisibleText.lines(text));
    }
  }

  private void facts(Map<String, String> facts) {
    int width = facts.keySet().stream().mapToInt(String::length).max().orElse(0);
    facts.forEach(
        (name, value) -> {
          String visible = VisibleText.line(value);
          out.line(
              style.heading(VisibleText.line(name))
                  + " ".repeat(width - name.length() + 2)
                  + style.word(visible, visible));
        });
  }

  private static List<Column> columns(Map<String, String> facts) {
    return facts.entrySet().stream()
        .map(fact -> new Column(fact.getKey(), _ -> fact.getValue()))
        .toList();
  }

  private static String json(ObjectWriter writer, JsonNode value) {
    try {
      return VisibleText.json(writer.writeValueAsString(value));
    } catch (JsonProcessingException impossible) {
      throw new UncheckedIOException(impossible);
    }
  }
}
