package io.signalbox.deliver.mail;

import io.signalbox.delivery.Delivery;
import io.signalbox.delivery.notice.AnswerToken;
import io.signalbox.delivery.notice.AnswerTokens;
import io.signalbox.settings.MailOptions;
import java.time.Duration;
import java.util.Optional;

/** Where the recipients of a mail answer. */
@FunctionalInterface
interface AnswerLinks {
  /** Nowhere. */
  AnswerLinks NONE = delivery -> Optional.empty();

  /** For so long a mail can be answered. */
  Duration VALIDITY = Duration.ofDays(30);

  /** The link in the mail of a delivery, the same in all tries; empty for none. */
  Optional<String> of(Delivery delivery);

  /** Links with these tokens, where the destination has answers. */
  static AnswerLinks signedBy(AnswerTokens tokens) {
    return delivery ->
        delivery
            .destination()
            .options(MailOptions.class)
            .notices()
            .answers()
            .flatMap(
                url ->
                    delivery
                        .correspondence()
                        .ticket()
                        .map(ticket -> new AnswerToken(ticket, delivery.cutAt().plus(VALIDITY)))
                        .map(token -> url + "/n/" + tokens.sign(token)));
  }
}
