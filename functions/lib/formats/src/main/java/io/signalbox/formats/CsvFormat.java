package io.signalbox.formats;

import java.io.IOException;
import java.io.OutputStream;
import java.util.List;

/** A table with a header row, and a row an event. */
final class CsvFormat implements EventFormat {

  @Override
  public String name() {
    return "csv";
  }

  @Override
  public List<Layout> layouts() {
    return List.of(Layout.WHOLE);
  }

  @Override
  public String mediaType(Layout layout) {
    return "text/csv; charset=utf-8; header=present";
  }

  @Override
  public String fileEnding(Layout layout) {
    return "csv";
  }

  @Override
  public Conversion write(ReceivedEvent event, WriteOptions options) {
    List<String> cells = EventTable.row(options.columns(), event.envelope());
    return new Conversion.Written(List.of(options.dialect().row(cells)));
  }

  @Override
  public EventBody open(Layout layout, WriteOptions options, OutputStream out) throws IOException {
    List<String> titles = options.columns().stream().map(Column::title).toList();
    return FramedBody.following(options.dialect().beginning(titles), out);
  }
}
