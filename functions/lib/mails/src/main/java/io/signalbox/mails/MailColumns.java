package io.signalbox.mails;

import io.signalbox.envelope.Envelope;
import io.signalbox.formats.Column;
import io.signalbox.formats.EventColumns;
import io.signalbox.formats.MarkColumn;
import io.signalbox.settings.Destination;
import io.signalbox.settings.MailOptions;
import java.util.List;

/** The columns of the tables in mails. */
public final class MailColumns {
  private MailColumns() {}

  /**
   * Those that the destination names, or every field that one of the events has, and the marks
   * where these do not show them.
   */
  public static List<Column> of(Destination destination, List<Envelope> envelopes) {
    List<String> ofMails = destination.options(MailOptions.class).columns();
    List<String> named = ofMails.isEmpty() ? destination.csv().columns() : ofMails;
    List<Column> chosen =
        named.isEmpty() ? EventColumns.of(envelopes) : named.stream().map(Column::parse).toList();
    return MarkColumn.addedWhereNeeded(chosen, envelopes);
  }
}
