package io.signalbox.settings;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Options of a destination that gets mails. Addresses are {@code local@domain} or {@code Name
 * <local@domain>}.
 *
 * @param to recipients besides the one of the destination's URI
 * @param from empty for the hub's own sender
 * @param subject a template of one line; empty for the hub's own
 * @param columns the fields of a CSV or table, in order; empty for every field that an event has
 * @param reason why the recipient gets the mails, in a sentence; empty for none
 * @param updates whether a change of an envelope's tags is mailed
 * @param notices whether mails have tickets, and their recipients can answer
 * @param unsubscribe where the recipient can unsubscribe (RFC 2369, RFC 8058): an https or mailto
 *     URI, with {@code {delivery}} for the delivery's id; empty where the operator allows none
 * @param perHour how many mails a recipient gets in an hour at most, 1 to 100; empty for any number
 * @param advice the operator's own texts, by identifier or type and by language
 */
public record MailOptions(
    List<String> to,
    List<String> cc,
    List<String> bcc,
    Optional<String> from,
    Optional<String> replyTo,
    Optional<String> subject,
    Template template,
    List<String> columns,
    Language language,
    Optional<String> reason,
    boolean updates,
    NoticeOptions notices,
    MailSecurity security,
    Optional<String> unsubscribe,
    Optional<Integer> perHour,
    Map<String, Map<Language, MailAdvice>> advice)
    implements DeliveryMethods.Options {

  public static final MailOptions NONE =
      new MailOptions(
          List.of(),
          List.of(),
          List.of(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          new Template(Optional.empty(), Optional.empty()),
          List.of(),
          Language.EN,
          Optional.empty(),
          false,
          NoticeOptions.NONE,
          MailSecurity.NONE,
          Optional.empty(),
          Optional.empty(),
          Map.of());

  /** What language the hub's own texts have. */
  public enum Language {
    EN,
    DE;

    /** Such as {@code en}. */
    String text() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /**
   * The templates of the mail's text and HTML; empty for the hub's own.
   *
   * @param name of the {@link MailTemplate} that stands in the place of subject, text and HTML;
   *     empty for none
   */
  public record Template(Optional<String> name, Optional<String> text, Optional<String> html) {

    /** Those that the destination has itself. */
    public Template(Optional<String> text, Optional<String> html) {
      this(Optional.empty(), text, html);
    }
  }

  /** The operator's own text for events of that identifier or type, the identifier first. */
  public Optional<MailAdvice> advice(String identifier, String type) {
    return Stream.of(identifier, type)
        .flatMap(kind -> Optional.ofNullable(advice.get(kind)).stream())
        .flatMap(languages -> Optional.ofNullable(languages.get(language)).stream())
        .findFirst();
  }

  /** Options of mails without tickets, from which nobody can unsubscribe. */
  public MailOptions(
      List<String> to,
      List<String> cc,
      List<String> bcc,
      Optional<String> from,
      Optional<String> replyTo,
      Optional<String> subject,
      Template template,
      List<String> columns,
      Language language,
      Optional<String> reason,
      boolean updates,
      MailSecurity security) {
    this(
        to,
        cc,
        bcc,
        from,
        replyTo,
        subject,
        template,
        columns,
        language,
        reason,
        updates,
        NoticeOptions.NONE,
        security,
        Optional.empty(),
        Optional.empty(),
        Map.of());
  }

  public MailOptions {
    to = List.copyOf(to);
    cc = List.copyOf(cc);
    bcc = List.copyOf(bcc);
    columns = List.copyOf(columns);
    advice = Map.copyOf(advice);
  }

  /** The same mails to other recipients, in their language and with their keys. */
  public MailOptions withRecipients(
      List<String> otherTo, List<String> otherCc, Language spoken, MailSecurity keys) {
    return new MailOptions(
        otherTo,
        otherCc,
        bcc,
        from,
        replyTo,
        subject,
        template,
        columns,
        spoken,
        reason,
        updates,
        notices,
        keys,
        unsubscribe,
        perHour,
        advice);
  }

  /** The same mails as a template has them in their language. */
  public MailOptions with(MailTemplate named) {
    MailTemplate.Text content = named.in(language);
    return with(content.subject(), content.template());
  }

  /** The same mails without the template that they name. */
  public MailOptions withoutNamedTemplate() {
    return with(subject, new Template(template.text(), template.html()));
  }

  private MailOptions with(Optional<String> otherSubject, Template other) {
    return new MailOptions(
        to,
        cc,
        bcc,
        from,
        replyTo,
        otherSubject,
        other,
        columns,
        language,
        reason,
        updates,
        notices,
        security,
        unsubscribe,
        perHour,
        advice);
  }

  /** The same mails with other protection. */
  public MailOptions with(MailSecurity other) {
    return new MailOptions(
        to,
        cc,
        bcc,
        from,
        replyTo,
        subject,
        template,
        columns,
        language,
        reason,
        updates,
        notices,
        other,
        unsubscribe,
        perHour,
        advice);
  }

  @Override
  public DeliveryMethod method() {
    return new MailMethod();
  }
}
