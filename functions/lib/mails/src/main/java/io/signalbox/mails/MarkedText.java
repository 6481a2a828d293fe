package io.signalbox.mails;

import io.signalbox.envelope.Marking;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Says in subject and text how far a mail may be passed on, whatever its template says. */
final class MarkedText {
  private static final Pattern BODY = Pattern.compile("<body[^>]*>", Pattern.CASE_INSENSITIVE);

  private MarkedText() {}

  /**
   * The text with the mark of its events.
   *
   * @param marking the strictest of all events
   */
  static MailText of(MailText text, Marking marking) {
    if (marking.isEmpty()) {
      return text;
    }
    return new MailText(
        "[%s] %s".formatted(marking.text(), text.subject()),
        "%s\n\n%s".formatted(marking.text(), text.text()),
        text.html().map(html -> marked(html, marking)));
  }

  private static String marked(String html, Marking marking) {
    String line =
        "<p style=\"margin:0;padding:12px 16px\"><strong>%s</strong></p>".formatted(marking.text());
    Matcher body = BODY.matcher(html);
    int at = body.find() ? body.end() : 0;
    return html.substring(0, at) + line + html.substring(at);
  }
}
