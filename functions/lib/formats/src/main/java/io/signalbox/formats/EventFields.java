package io.signalbox.formats;

import io.signalbox.envelope.Envelope;
import java.util.LinkedHashMap;
import java.util.Map;

/** An event as names and texts, for templates. */
public final class EventFields {
  private EventFields() {}

  /**
   * All fields of the event under their flat IntelMQ names, as the cells of a table would show
   * them, and the envelope's id as {@code uuid}. An encrypted payload shows none.
   */
  public static Map<String, String> of(Envelope envelope) {
    var fields = new LinkedHashMap<String, String>();
    if (!envelope.protocol().isEncrypted()) {
      envelope
          .payload()
          .flat()
          .properties()
          .forEach(
              field -> fields.put(field.getKey(), Cells.text(field.getKey(), field.getValue())));
    }
    fields.put(Column.ID_TITLE, envelope.id().text());
    return fields;
  }
}
