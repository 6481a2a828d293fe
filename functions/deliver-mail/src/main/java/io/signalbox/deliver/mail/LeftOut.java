package io.signalbox.deliver.mail;

import io.signalbox.delivery.suppression.Suppression;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.Locale;
import java.util.stream.Collectors;

/** Names the recipients that a mail leaves out, since their addresses are suppressed. */
final class LeftOut {
  private LeftOut() {}

  /** An answer, with those that were left out. */
  static String added(String answer, Collection<Suppression> leftOut) {
    return leftOut.isEmpty() ? answer : answer + "; left out: " + listed(leftOut);
  }

  static String listed(Collection<Suppression> suppressions) {
    return suppressions.stream()
        .map(
            one ->
                "%s (%s, %s)"
                    .formatted(
                        one.address(),
                        one.reason().name().toLowerCase(Locale.ROOT),
                        one.since().truncatedTo(ChronoUnit.SECONDS)))
        .sorted()
        .collect(Collectors.joining(", "));
  }
}
