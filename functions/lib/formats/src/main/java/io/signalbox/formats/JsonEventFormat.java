package io.signalbox.formats;

import java.io.IOException;
import java.io.OutputStream;
import java.util.List;

/** A format in which each event is a JSON document. */
interface JsonEventFormat extends EventFormat {
  List<Layout> LAYOUTS = List.of(Layout.ARRAY_OF_LINES, Layout.ONE, Layout.ARRAY, Layout.LINES);

  @Override
  default List<Layout> layouts() {
    return LAYOUTS;
  }

  @Override
  default String mediaType(Layout layout) {
    return layout == Layout.LINES ? "application/x-ndjson" : "application/json";
  }

  @Override
  default String fileEnding(Layout layout) {
    return layout == Layout.LINES ? "ndjson" : "json";
  }

  @Override
  default EventBody open(Layout layout, WriteOptions options, OutputStream out) throws IOException {
    return FramedBody.json(layout, out);
  }
}
