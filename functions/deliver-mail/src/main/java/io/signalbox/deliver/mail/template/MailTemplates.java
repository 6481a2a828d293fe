package io.signalbox.deliver.mail.template;

import io.signalbox.deliver.mail.mime.HeaderText;
import io.signalbox.settings.MailOptions;
import io.signalbox.templates.TemplateEngine;
import io.signalbox.templates.TemplateException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.LongSupplier;

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
  private static final String SUBJECT = builtIn("subject");
  private static final String TEXT = builtIn("text");
  private static final String HTML = builtIn("html");

  private final TemplateEngine forText;
  private final TemplateEngine forHtml;

  /**
   * @param nanoseconds a time that only rises, which bounds how long a template may take
   */
  public MailTemplates(LongSupplier nanoseconds) {
    this.forText = TemplateEngine.forText(nanoseconds);
    this.forHtml = TemplateEngine.forHtml(nanoseconds);
  }

  /**
   * What the templates make of the content.
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
    return new MailText(
        subject,
        forText.render("text", text.orElse(TEXT), variables, BODY_LIMIT_CHARACTERS),
        text.isPresent() && html.isEmpty()
            ? Optional.empty()
            : Optional.of(
                forHtml.render("html", html.orElse(HTML), variables, BODY_LIMIT_CHARACTERS)));
  }

  private static MailTexts texts(MailOptions mail) {
    return switch (mail.language()) {
      case EN -> MailTexts.ENGLISH;
      case DE -> MailTexts.GERMAN;
    };
  }

  private String subject(MailOptions mail, MailContent content) throws TemplateException {
    String text =
        forText.render(
            "subject",
            mail.subject().orElse(SUBJECT),
            MailVariables.ofSubject(content),
            TemplateEngine.SOURCE_LIMIT_CHARACTERS);
    return HeaderText.oneLine(text, SUBJECT_LIMIT_CHARACTERS);
  }

  private static String builtIn(String name) {
    try (var file = MailTemplates.class.getResourceAsStream(name + ".pebble")) {
      return new String(Objects.requireNonNull(file, name).readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
