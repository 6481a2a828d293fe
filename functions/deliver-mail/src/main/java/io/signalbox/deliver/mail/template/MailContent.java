package io.signalbox.deliver.mail.template;

import io.signalbox.delivery.Delivery;
import io.signalbox.formats.EventTable;
import io.signalbox.settings.MailAddress;
import java.util.List;

/**
 * What the text of a mail is about.
 *
 * @param table the events that the text itself shows
 * @param columnsNamed whether the destination chose the table's columns
 * @param files the names of the attachments
 */
public record MailContent(
    Delivery delivery,
    MailAddress from,
    MailAddress replyTo,
    EventTable table,
    boolean columnsNamed,
    List<String> files) {
  public MailContent {
    files = List.copyOf(files);
  }
}
