package io.signalbox.settings.service;

import io.signalbox.envelope.Envelope;
import io.signalbox.envelope.EnvelopeWriter;
import io.signalbox.envelope.Json;
import io.signalbox.formats.Column;
import io.signalbox.formats.CsvFormat;
import io.signalbox.formats.EventTable;
import io.signalbox.settings.DataFormat;
import io.signalbox.settings.Destination;
import io.signalbox.settings.MailOptions;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** What of an envelope a destination would get to see. */
final class Preview {
  private static final int LIMIT_CHARACTERS = 20_000;
  private static final EnvelopeWriter WRITER = new EnvelopeWriter();

  private Preview() {}

  /**
   * The event as the destination gets it, without what a mail says around it; cut when very long.
   */
  static String of(Envelope envelope, Destination destination) {
    String text = whole(envelope, destination);
    return text.length() <= LIMIT_CHARACTERS ? text : text.substring(0, LIMIT_CHARACTERS) + "…";
  }

  private static String whole(Envelope envelope, Destination destination) {
    if (destination.options() instanceof MailOptions mail
        && destination.format() != DataFormat.JSON) {
      List<Column> columns =
          mail.columns().isEmpty()
              ? Column.CERTBUND
              : mail.columns().stream().map(Column::parse).toList();
      EventTable table = EventTable.of(columns, List.of(envelope));
      return new String(CsvFormat.write(table), StandardCharsets.UTF_8);
    }
    return Json.text(
        WRITER.write(
            envelope, destination.form(), destination.intelmq(), destination.hierarchical()));
  }
}
