package io.signalbox.track;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.signalbox.access.Authenticator;
import io.signalbox.access.Caller;
import io.signalbox.api.Problem;
import io.signalbox.api.ProblemException;
import io.signalbox.api.ProblemType;
import io.signalbox.api.Request;
import io.signalbox.api.Response;
import io.signalbox.delivery.notice.Notice;
import io.signalbox.delivery.notice.SentMail;
import io.signalbox.delivery.notice.SentMails;
import io.signalbox.delivery.notice.TicketHolder;
import io.signalbox.delivery.notice.Tickets;
import io.signalbox.envelopes.EnvelopeKey;
import io.signalbox.envelopes.EnvelopeStore;
import io.signalbox.feeds.EnvelopeRelease;
import io.signalbox.feeds.FeedLog;
import io.signalbox.feeds.Position;
import io.signalbox.operations.NoticeScope;
import io.signalbox.operations.RequestedNotice;
import io.signalbox.settings.ReleasePolicy;
import io.signalbox.settings.SettingsSource;
import io.signalbox.settings.people.Permission;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/**
 * {@code GET /v1/notices/{ticket}/mail}: the mail as its recipients read it, kept when it was sent.
 *
 * <p>It is shown to who may see the notice and each of its events: not if one of them is marked
 * above the caller's ceiling, and not any more when one of them was erased.
 */
final class NoticeMailEndpoint {
  private static final int ENTRIES_A_READ = 500;

  private final Authenticator gate;
  private final RequestedNotice requested;
  private final NoticeScope scope;
  private final SentMails mails;
  private final FeedLog feeds;
  private final EnvelopeStore envelopeStore;
  private final SettingsSource settings;

  NoticeMailEndpoint(
      Authenticator gate,
      Tickets tickets,
      NoticeScope scope,
      SentMails mails,
      FeedLog feeds,
      EnvelopeStore envelopeStore,
      SettingsSource settings) {
    this.gate = gate;
    this.requested = new RequestedNotice(tickets);
    this.scope = scope;
    this.mails = mails;
    this.feeds = feeds;
    this.envelopeStore = envelopeStore;
    this.settings = settings;
  }

  Response get(Request request) {
    Caller caller = gate.authenticate(request);
    Notice notice =
        requested.of(request, scope.within(caller.requireSome(Permission.SEE_RECIPIENTS)));
    TicketHolder holder = notice.holder();
    SentMail mail = mails.find(holder.delivery()).orElseThrow(NoticeMailEndpoint::notKept);
    requireVisible(holder, settings.current().release(caller.instance()));
    return Response.json(200, json(notice, mail));
  }

  private void requireVisible(TicketHolder holder, ReleasePolicy policy) {
    Position at = holder.from();
    boolean isSeen = false;
    while (at.compareTo(holder.to()) < 0) {
      var page =
          feeds.read(holder.reader().feed(), at, holder.to(), ENTRIES_A_READ, Long.MAX_VALUE);
      Set<EnvelopeKey> keys = new HashSet<>();
      page.entries().forEach(one -> keys.add(one.entry().key()));
      var kept = envelopeStore.getAll(keys);
      if (!kept.keySet().containsAll(keys)) {
        throw notKept();
      }
      Optional<String> refusal =
          kept.values().stream()
              .flatMap(one -> EnvelopeRelease.refusal(one, policy).stream())
              .findFirst();
      if (refusal.isPresent()) {
        throw Problem.of(
                ProblemType.FORBIDDEN, "An event of this mail is not for you: " + refusal.get())
            .exception();
      }
      isSeen |= !page.entries().isEmpty();
      at = page.entries().isEmpty() ? holder.to() : page.next();
    }
    if (!isSeen) {
      throw notKept();
    }
  }

  private static ProblemException notKept() {
    return Problem.of(
            ProblemType.NOT_FOUND,
            "This mail is not kept: it was not sent yet, or was too large, or what it says was"
                + " erased or is past retention.")
        .exception();
  }

  private static ObjectNode json(Notice notice, SentMail mail) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("ticket", notice.ticket().text());
    json.put("date", mail.date());
    json.put("from", mail.from());
    Optional.ofNullable(mail.replyTo()).ifPresent(address -> json.put("replyTo", address));
    json.put("subject", mail.subject());
    json.put("text", mail.text());
    Optional.ofNullable(mail.html()).ifPresent(html -> json.put("html", html));
    ArrayNode files = json.putArray("attachments");
    for (SentMail.File file : mail.files()) {
      ObjectNode one =
          files
              .addObject()
              .put("name", file.name())
              .put("contentType", file.contentType())
              .put("bytes", file.bytes())
              .put("sha256", file.sha256());
      Optional.ofNullable(file.content()).ifPresent(content -> one.put("content", content));
    }
    return json;
  }
}
