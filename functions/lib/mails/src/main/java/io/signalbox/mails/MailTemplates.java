package io.signalbox.mails;

import io.signalbox.delivery.reader.Ticket;
import io.signalbox.envelope.Marking;
import io.signalbox.envelopes.StoredEnvelope;
import io.signalbox.settings.MailOptions;
import io.signalbox.settings.TemplateKind;
import io.signalbox.templates.TemplateEngine;
import io.signalbox.templates.TemplateException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * Subject, text and HTML of mails, from a destination's own templates or the built-in ones.
 *
 * <p>A destination with a template for the text alone gets mails of plain text; one with a template
 * for the HTML alone gets the built-in text beside it.
 */
public final class MailTemplates {
  /** A text that is longer is cut into several mails. */
  private static final int BODY_LIMIT_CHARACTERS = 2_000_000;

  private static final int SUBJECT_LIMIT_CHARACTERS = 200;

  /** What a subject may have before it is cut. */
  private static final int SUBJECT_SOURCE_CHARACTERS = 100_000;

  private static final String SUBJECT = builtIn("subject");
  private static final String TEXT = builtIn("text");
  private static final String HTML = builtIn("html");

  private final TemplateEngine forText;
  private final TemplateEngine forHtml;

  public MailTemplates() {
    this.forText = TemplateEngine.forText();
    this.forHtml = TemplateEngine.forHtml();
  }

  /**
   * What the templates make of the content, with its marking.
   *
   * @throws TemplateException if one of the templates is at fault or goes beyond a limit
   */
  public MailText render(MailContent content) throws TemplateException {
    MailOptions mail = content.delivery().destination().options(MailOptions.class);
    String subject = subject(mail, content);
    Map<String, Object> variables =
        MailVariables.ofBody(content, subject, texts(mail), mail.reason().orElse(""));
    Optional<String> text = mail.template().text();
    Optional<String> html = mail.template().html();
    MailText rendered =
        new MailText(
            subject,
            render(TemplateKind.TEXT, text.orElse(TEXT), variables),
            text.isPresent() && html.isEmpty()
                ? Optional.empty()
                : Optional.of(render(TemplateKind.HTML, html.orElse(HTML), variables)));
    return MarkedText.of(rendered, marking(content));
  }

  /** What one template makes of the variables; throws as {@link #render(MailContent)}. */
  String render(TemplateKind kind, String template, Map<String, Object> variables)
      throws TemplateException {
    return switch (kind) {
      case SUBJECT -> forText.render("subject", template, variables, SUBJECT_SOURCE_CHARACTERS);
      case TEXT -> forText.render("text", template, variables, BODY_LIMIT_CHARACTERS);
      case HTML -> forHtml.render("html", template, variables, BODY_LIMIT_CHARACTERS);
    };
  }

  /** The variables that a template of that kind sees, with English texts. */
  static Map<String, Object> variables(TemplateKind kind, MailContent content) {
    return switch (kind) {
      case SUBJECT -> MailVariables.ofSubject(content, MailTexts.ENGLISH);
      case TEXT, HTML -> MailVariables.ofBody(content, "A subject", MailTexts.ENGLISH, "A reason");
    };
  }

  private static Marking marking(MailContent content) {
    return Marking.of(
        content.delivery().envelopes().stream().map(StoredEnvelope::envelope).toList());
  }

  private static MailTexts texts(MailOptions mail) {
    return switch (mail.language()) {
      case EN -> MailTexts.ENGLISH;
      case DE -> MailTexts.GERMAN;
    };
  }

  private String subject(MailOptions mail, MailContent content) throws TemplateException {
    String text =
        render(
            TemplateKind.SUBJECT,
            mail.subject().orElse(SUBJECT),
            MailVariables.ofSubject(content, texts(mail)));
    String subject = HeaderText.oneLine(text, SUBJECT_LIMIT_CHARACTERS);
    return content
        .delivery()
        .correspondence()
        .ticket()
        .map(Ticket::text)
        .filter(ticket -> !subject.contains(ticket))
        .map(ticket -> "[#%s] %s".formatted(ticket, subject))
        .orElse(subject);
  }

  private static String builtIn(String name) {
    try (var file = MailTemplates.class.getResourceAsStream(name + ".pebble")) {
      return new String(Objects.requireNonNull(file, name).readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
