package io.signalbox.mails;

import io.signalbox.delivery.Delivery;
import io.signalbox.envelope.Envelope;
import io.signalbox.envelopes.StoredEnvelope;
import io.signalbox.formats.EventTable;
import io.signalbox.settings.DataFormat;
import io.signalbox.settings.MailAddress;
import io.signalbox.settings.MailOptions;
import java.util.List;
import java.util.Optional;

/**
 * What the text of a mail is about.
 *
 * @param table the events that the text itself shows
 * @param columnsNamed whether the destination chose the table's columns
 * @param files the names of the attachments
 * @param answerLink where recipients answer; empty where they cannot
 */
public record MailContent(
    Delivery delivery,
    MailAddress from,
    MailAddress replyTo,
    EventTable table,
    boolean columnsNamed,
    List<String> files,
    Optional<String> answerLink) {
  /** How many events the text shows where a file has them all. */
  private static final int SAMPLE_ROWS = 20;

  public MailContent {
    files = List.copyOf(files);
  }

  /** The content of a delivery, with the events that its destination wants in the text. */
  public static MailContent of(
      Delivery delivery, MailAddress from, MailAddress replyTo, List<String> files) {
    boolean isWhole = delivery.destination().format() == DataFormat.TABLE;
    List<Envelope> shown =
        delivery.envelopes().stream()
            .limit(isWhole ? Long.MAX_VALUE : SAMPLE_ROWS)
            .map(StoredEnvelope::envelope)
            .toList();
    return new MailContent(
        delivery,
        from,
        replyTo,
        EventTable.of(MailColumns.of(delivery.destination(), shown), shown),
        !delivery.destination().options(MailOptions.class).columns().isEmpty(),
        files,
        Optional.empty());
  }

  /** The same with a link to where recipients answer. */
  public MailContent answeredAt(Optional<String> link) {
    return new MailContent(delivery, from, replyTo, table, columnsNamed, files, link);
  }
}
