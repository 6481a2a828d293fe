package io.signalbox.local.page;

import io.signalbox.api.Html;
import io.signalbox.api.Response;
import io.signalbox.local.mail.Mailbox;
import io.signalbox.local.mail.StoredMail;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** All that went out, newest first. */
final class OverviewPage {
  private static final int SHOWN = 100;

  /** Mails beyond so many bytes are not shown: to read them all would take too long. */
  private static final long READ_BYTES = 8L * 1024 * 1024;

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
    List<Html> rows = rows(mailbox.get());
    if (rows.isEmpty()) {
      return Html.of("<p class=\"quiet\">None so far.</p>");
    }
    return Html.of(
        """
        <table>
        <tr><th>Time</th><th>To</th><th>Subject</th><th>Attachments</th></tr>
        {}
        </table>
        """,
        rows);
  }

  /** One mail after the other is read and forgotten: all of them may not fit into memory. */
  private static List<Html> rows(Mailbox mailbox) {
    List<Html> rows = new ArrayList<>();
    long bytes = 0;
    for (String id : mailbox.ids(SHOWN)) {
      Optional<StoredMail> mail = bytes > READ_BYTES ? Optional.empty() : mailbox.find(id);
      if (mail.isPresent()) {
        bytes += mail.get().content().sizeInBytes();
        rows.add(mail(MailView.of(mail.get())));
      }
    }
    return rows;
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
