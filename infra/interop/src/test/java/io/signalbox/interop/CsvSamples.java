package io.signalbox.interop;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.signalbox.formats.Column;
import io.signalbox.formats.Conversion;
import io.signalbox.formats.CsvDialect;
import io.signalbox.formats.EventBody;
import io.signalbox.formats.EventFormat;
import io.signalbox.formats.EventFormats;
import io.signalbox.formats.EventTable;
import io.signalbox.formats.Layout;
import io.signalbox.formats.ReceivedEvent;
import io.signalbox.formats.WriteOptions;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/** CSV files, and the cells that a reader is to find in them. */
final class CsvSamples {
  private static final List<Column> COLUMNS =
      Stream.of("uuid", "ip", "event_description.text", "comment", "extra.tags", "source.as_name")
          .map(Column::parse)
          .toList();

  private CsvSamples() {}

  static void write(Path folder, List<ReceivedEvent> samples, WriteOptions options)
      throws IOException {
    Map<String, CsvDialect> dialects =
        Map.of("rfc4180", CsvDialect.RFC_4180, "excel", CsvDialect.excel(Locale.GERMAN));
    for (Map.Entry<String, CsvDialect> dialect : dialects.entrySet()) {
      ObjectNode file = file(samples, options.withColumns(COLUMNS), dialect.getValue());
      Files.writeString(folder.resolve("csv-" + dialect.getKey() + ".json"), file.toString());
    }
  }

  private static ObjectNode file(
      List<ReceivedEvent> samples, WriteOptions options, CsvDialect dialect) throws IOException {
    EventFormat csv = EventFormats.named("csv").orElseThrow();
    WriteOptions own = options.withDialect(dialect);
    var out = new ByteArrayOutputStream();
    List<ReceivedEvent> ours =
        samples.stream().filter(sample -> sample.envelope().protocol().isIntelMq()).toList();
    try (EventBody body = csv.open(Layout.WHOLE, own, out)) {
      for (ReceivedEvent sample : ours) {
        body.add((Conversion.Written) EventFormats.write(csv, sample, own));
      }
    }
    ObjectNode file = JsonNodeFactory.instance.objectNode();
    file.put("text", out.toString(StandardCharsets.UTF_8));
    file.put("separator", String.valueOf(dialect.separator()));
    EventTable table = EventTable.of(COLUMNS, ours.stream().map(ReceivedEvent::envelope).toList());
    ArrayNode rows = file.putArray("rows");
    add(rows, table.titles(), dialect);
    table.rows().forEach(cells -> add(rows, cells, dialect));
    return file;
  }

  private static void add(ArrayNode rows, List<String> cells, CsvDialect dialect) {
    ArrayNode row = rows.addArray();
    cells.forEach(cell -> row.add(dialect.guarded(cell)));
  }
}
