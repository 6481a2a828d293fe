package io.signalbox.local.page;

import io.signalbox.api.Response;
import io.signalbox.local.mail.Mailbox;
import java.util.List;
import java.util.Optional;

/** All that went out, newest first. */
final class OverviewPage {
  private static final int SHOWN = 100;

  private final Optional<Mailbox> mailbox;
  private final Receiver receiver;

  OverviewPage(Optional<Mailbox> mailbox, Receiver receiver) {
    this.mailbox = mailbox;
    this.receiver = receiver;
  }

  Response show() {
    return Layout.page(
        "What went out",
        Html.of(
            """
            <h1>What went out</h1>
            <h2>Mails</h2>
            {}
            <h2>Pushes to the test receiver</h2>
            {}
            """,
            mails(),
            pushes()));
  }

  private Html mails() {
    if (mailbox.isEmpty()) {
      return Html.of("<p class=\"quiet\">Mails are handed to the SMTP server.</p>");
    }
    List<MailView> views = mailbox.get().latest(SHOWN).stream().map(MailView::of).toList();
    if (views.isEmpty()) {
      return Html.of("<p class=\"quiet\">None so far.</p>");
    }
    return Html.of(
        """
        <table>
        <tr><th>Time</th><th>To</th><th>Subject</th><th>Attachments</th></tr>
        {}
        </table>
        """,
        views.stream().map(OverviewPage::mail).toList());
  }

  private static Html mail(MailView view) {
    return Html.of(
        """
        <tr><td class="nowrap">{}</td><td>{}</td><td><a href="/_local/mails/{}">{}</a></td><td>{}</td></tr>
        """,
        Times.text(view.mail().at()),
        String.join(", ", view.mail().recipients()),
        view.mail().id(),
        view.subject(),
        String.join(", ", view.attachments().stream().map(Attachment::name).toList()));
  }

  private Html pushes() {
    List<Push> pushes = receiver.pushes();
    if (pushes.isEmpty()) {
      return Html.of(
          "<p class=\"quiet\">None so far. It takes what is posted to /_local/receiver/NAME.</p>");
    }
    return Html.of(
        """
        <table>
        <tr><th>Time</th><th>Receiver</th><th>Delivery</th><th>Size</th><th>Signature</th></tr>
        {}
        </table>
        """,
        pushes.stream().limit(SHOWN).map(OverviewPage::push).toList());
  }

  private static Html push(Push push) {
    String id = push.header("webhook-id");
    return Html.of(
        """
        <tr><td class="nowrap">{}</td><td>{}</td><td><a href="/_local/pushes/{}">{}</a></td><td class="nowrap">{}</td><td class="nowrap">{}</td></tr>
        """,
        Times.text(push.at()),
        push.receiver(),
        push.number(),
        id.isEmpty() ? "number " + push.number() : id,
        Html.size(push.body().sizeInBytes()),
        PushPages.verdict(push));
  }
}
