package io.signalbox.settings;

import java.time.Duration;
import java.util.Optional;

/**
 * How long envelopes of a sender, of a type, or of both are kept. Of several rules that cover an
 * envelope the shortest holds, and none makes it longer than the hub's retention.
 *
 * @param sender the instance that posted them; empty for all
 * @param type their {@code classification.type}; empty for all
 * @param kept since their receipt
 */
public record RetentionRule(Optional<String> sender, Optional<String> type, Duration kept) {

  static RetentionRule read(JsonFields rule) {
    return new RetentionRule(
        rule.text("sender"), rule.text("type"), Duration.ofDays(rule.number("days", 0)));
  }

  /** Whether it holds for an envelope with this sender and this type. */
  public boolean covers(String ofSender, String ofType) {
    return sender.filter(one -> !one.equals(ofSender)).isEmpty()
        && type.filter(one -> !one.equals(ofType)).isEmpty();
  }
}
