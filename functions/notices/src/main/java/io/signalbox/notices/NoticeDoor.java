package io.signalbox.notices;

import io.signalbox.delivery.notice.AnswerToken;
import io.signalbox.delivery.notice.AnswerTokens;
import io.signalbox.delivery.notice.Notice;
import io.signalbox.delivery.notice.Tickets;
import io.signalbox.settings.Destination;
import io.signalbox.settings.MailOptions;
import io.signalbox.settings.SettingsSource;
import java.time.Clock;
import java.util.Optional;

/** Decides by a token alone what may be seen. Nothing is read for a token that is not signed. */
final class NoticeDoor {

  /** What a token leads to. */
  sealed interface Entry {
    record Open(OpenNotice notice) implements Entry {}

    /** It was a good one: it has expired, or was revoked, or what it led to is gone. */
    record Closed() implements Entry {}

    /** The hub has not signed it. */
    record Unknown() implements Entry {}
  }

  private final AnswerTokens tokens;
  private final Tickets tickets;
  private final SettingsSource settings;
  private final Clock clock;

  NoticeDoor(AnswerTokens tokens, Tickets tickets, SettingsSource settings, Clock clock) {
    this.tokens = tokens;
    this.tickets = tickets;
    this.settings = settings;
    this.clock = clock;
  }

  Entry open(String token) {
    Optional<AnswerToken> signed = tokens.verify(token);
    if (signed.isEmpty()) {
      return new Entry.Unknown();
    }
    if (!clock.instant().isBefore(signed.get().expires())) {
      return new Entry.Closed();
    }
    Optional<Notice> notice =
        tickets.find(signed.get().ticket()).filter(found -> !found.state().isRevoked());
    return notice
        .map(found -> found.holder().reader().feed().destination())
        .flatMap(name -> Optional.ofNullable(settings.current().destinations().get(name)))
        .filter(NoticeDoor::isAnswered)
        .<Entry>map(
            destination -> new Entry.Open(new OpenNotice(token, notice.orElseThrow(), destination)))
        .orElseGet(Entry.Closed::new);
  }

  private static boolean isAnswered(Destination destination) {
    return destination.options() instanceof MailOptions mail
        && mail.notices().answers().isPresent();
  }
}
