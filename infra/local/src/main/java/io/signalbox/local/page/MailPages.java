package io.signalbox.local.page;

import io.signalbox.api.Html;
import io.signalbox.api.Problem;
import io.signalbox.api.ProblemType;
import io.signalbox.api.Request;
import io.signalbox.api.Response;
import io.signalbox.local.mail.Mailbox;
import io.signalbox.local.mail.StoredMail;
import java.util.List;
import java.util.stream.IntStream;

/** One mail: its header, its texts, its attachments. */
final class MailPages {
  private final Mailbox mailbox;

  MailPages(Mailbox mailbox) {
    this.mailbox = mailbox;
  }

  Response show(Request request) {
    MailView view = view(request);
    StoredMail mail = view.mail();
    Html content =
        Html.of(
            """
            <p><a href="/_local/">All that went out</a></p>
            <h1>{}</h1>
            <p class="quiet">{} from {} to {} · <a href="/_local/mails/{}/source">source</a></p>
            {}
            """,
            view.subject(),
            Times.text(mail.at()),
            mail.sender(),
            String.join(", ", mail.recipients()),
            mail.id(),
            List.of(html(view), text(view), attachments(view), headers(view)));
    return Layout.page(view.subject(), content);
  }

  Response html(Request request) {
    return Layout.mailHtml(view(request).html().orElseThrow(MailPages::absent));
  }

  Response source(Request request) {
    StoredMail mail = view(request).mail();
    return Layout.download(mail.id() + ".eml", mail.content().bytes());
  }

  Response attachment(Request request) {
    List<Attachment> attachments = view(request).attachments();
    Attachment attachment =
        IntStream.range(0, attachments.size())
            .filter(i -> Integer.toString(i).equals(request.pathParameter("number")))
            .mapToObj(attachments::get)
            .findFirst()
            .orElseThrow(MailPages::absent);
    return Layout.download(attachment.name(), attachment.content().bytes());
  }

  private MailView view(Request request) {
    return mailbox
        .find(request.pathParameter("id"))
        .map(MailView::of)
        .orElseThrow(MailPages::absent);
  }

  private static Html html(MailView view) {
    return view.html().isEmpty()
        ? Html.of("")
        : Html.of(
            """
            <h2>HTML</h2>
            <iframe sandbox="" src="/_local/mails/{}/html" title="The mail's HTML"></iframe>
            """,
            view.mail().id());
  }

  private static Html text(MailView view) {
    return view.text().map(text -> Html.of("<h2>Text</h2><pre>{}</pre>", text)).orElse(Html.of(""));
  }

  private static Html attachments(MailView view) {
    List<Attachment> all = view.attachments();
    return Html.of(
        "{}",
        IntStream.range(0, all.size()).mapToObj(i -> attachment(view, all.get(i), i)).toList());
  }

  private static Html attachment(MailView view, Attachment attachment, int number) {
    return Html.of(
        """
        <h2>Attachment <a href="/_local/mails/{}/attachments/{}">{}</a></h2>
        <p class="quiet">{}, {}</p>
        {}
        """,
        view.mail().id(),
        number,
        attachment.name(),
        attachment.type(),
        Html.size(attachment.content().sizeInBytes()),
        attachment.isText() ? Html.of("<pre>{}</pre>", attachment.content().text()) : Html.of(""));
  }

  private static Html headers(MailView view) {
    return Html.of(
        "<h2>Header</h2><table>{}</table>",
        view.headers().stream()
            .map(
                field ->
                    Html.of(
                        "<tr><th class=\"nowrap\">{}</th><td>{}</td></tr>",
                        field.getName(),
                        field.getValue()))
            .toList());
  }

  private static RuntimeException absent() {
    return Problem.of(ProblemType.NOT_FOUND, "There is no such mail.").exception();
  }
}
