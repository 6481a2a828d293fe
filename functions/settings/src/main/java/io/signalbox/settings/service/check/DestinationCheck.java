package io.signalbox.settings.service.check;

import io.signalbox.net.ForbiddenAddresses;
import io.signalbox.settings.RetryPolicy;
import java.time.Duration;
import java.util.Optional;

/** What the schema cannot say of destinations. */
final class DestinationCheck {
  private static final Duration BRIEF = Duration.ofMillis(100);
  private static final Duration DAY = Duration.ofDays(1);
  private static final Duration MONTH = Duration.ofDays(31);

  private final HttpCheck http;
  private final Faults faults;

  private DestinationCheck(ForbiddenAddresses forbidden, Faults faults) {
    this.http = new HttpCheck(forbidden, faults);
    this.faults = faults;
  }

  static void check(JsonLocation destinations, ForbiddenAddresses forbidden, Faults faults) {
    DestinationCheck check = new DestinationCheck(forbidden, faults);
    destinations.children().forEach(check::destination);
  }

  private void destination(JsonLocation destination) {
    String method = destination.at("method").text().orElse("");
    switch (method) {
      case "mail" -> MailCheck.check(destination, faults);
      case "http" -> http.check(destination);
      case "pull" -> absent(destination.at("uri"), "a feed that is pulled has no URI");
      default -> {}
    }
    if (!method.equals("mail")) {
      absent(destination.at("mail"), "belongs to the method mail");
    }
    if (!method.equals("http")) {
      absent(destination.at("http"), "belongs to the method http");
    }
    interval(destination.at("interval"));
    retry(destination.at("retry"));
    Times.moment(destination.at("startAt"), faults);
  }

  private void absent(JsonLocation place, String reason) {
    if (place.exists()) {
      faults.add(place, reason);
    }
  }

  private void interval(JsonLocation interval) {
    Times.between(Duration.ofSeconds(1), interval.at("every"), MONTH, faults)
        .filter(every -> !every.equals(Duration.ofSeconds(every.toSeconds())))
        .ifPresent(every -> faults.add(interval.at("every"), "has whole seconds"));
    Times.zone(interval.at("zone"), faults);
  }

  private void retry(JsonLocation retry) {
    Optional<Duration> first = Times.between(BRIEF, retry.at("first"), DAY, faults);
    Optional<Duration> most = Times.between(BRIEF, retry.at("most"), Duration.ofDays(7), faults);
    Times.between(Duration.ofSeconds(1), retry.at("pauseAfter"), MONTH, faults);
    if (first.orElse(RetryPolicy.DEFAULT.first()).compareTo(most.orElse(RetryPolicy.DEFAULT.most()))
        > 0) {
      faults.add(retry, "the first wait is longer than the longest");
    }
  }
}
