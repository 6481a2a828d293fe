package io.signalbox.settings;

import java.util.List;
import java.util.Optional;

/**
 * Options of a destination that gets mails. Addresses are {@code local@domain} or {@code Name
 * <local@domain>}.
 *
 * @param to recipients besides the one of the destination's URI
 * @param from empty for the hub's own sender
 * @param subject a template of one line; empty for the hub's own
 * @param columns the fields of a CSV or table, in order; empty for the hub's own choice
 */
public record MailOptions(
    List<String> to,
    List<String> cc,
    List<String> bcc,
    Optional<String> from,
    Optional<String> replyTo,
    Optional<String> subject,
    Template template,
    List<String> columns)
    implements DeliveryOptions {

  public static final MailOptions NONE =
      new MailOptions(
          List.of(),
          List.of(),
          List.of(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          new Template(Optional.empty(), Optional.empty()),
          List.of());

  /** The templates of the mail's text and HTML; empty for the hub's own. */
  public record Template(Optional<String> text, Optional<String> html) {}

  public MailOptions {
    to = List.copyOf(to);
    cc = List.copyOf(cc);
    bcc = List.copyOf(bcc);
    columns = List.copyOf(columns);
  }

  @Override
  public DeliveryMethod method() {
    return new MailMethod();
  }
}
