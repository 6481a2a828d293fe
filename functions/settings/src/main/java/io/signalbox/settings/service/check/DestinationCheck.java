package io.signalbox.settings.service.check;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.signalbox.settings.CheckContext;
import io.signalbox.settings.DataFormat;
import io.signalbox.settings.DeliveryMethod;
import io.signalbox.settings.DeliveryMethods;
import io.signalbox.settings.FieldOptions;
import io.signalbox.settings.Interval;
import io.signalbox.settings.IntervalReader;
import io.signalbox.settings.InvalidInterval;
import io.signalbox.settings.RetryPolicy;
import io.signalbox.settings.check.Faults;
import io.signalbox.settings.check.JsonLocation;
import io.signalbox.settings.check.Times;
import io.signalbox.store.Secrets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** What the schema cannot say of destinations. */
final class DestinationCheck {
  private static final Duration BRIEF = Duration.ofMillis(100);
  private static final Duration DAY = Duration.ofDays(1);
  private static final Duration MONTH = Duration.ofDays(31);

  private final CheckContext context;
  private final Faults faults;

  private DestinationCheck(CheckContext context, Faults faults) {
    this.context = context;
    this.faults = faults;
  }

  static void check(JsonLocation destinations, CheckContext context, Faults faults) {
    DestinationCheck check = new DestinationCheck(context, faults);
    destinations.children().forEach(check::destination);
  }

  private void destination(JsonLocation destination) {
    Optional<DeliveryMethod> method =
        destination.at("method").text().flatMap(DeliveryMethods::find);
    method.ifPresent(known -> method(destination, known));
    for (DeliveryMethod other : DeliveryMethods.all()) {
      JsonLocation options = destination.at(other.name());
      if (options.exists() && !method.equals(Optional.of(other))) {
        faults.add(options, "belongs to the method " + other.name());
      }
    }
    xArf(destination);
    interval(destination.at("interval"));
    retry(destination.at("retry"));
    limits(destination);
    Times.moment(destination.at("startAt"), faults);
    destination.at("networks").children().forEach(network -> NetworkCheck.check(network, faults));
    FieldOptions.check(destination.at("fields"), faults);
  }

  private void method(JsonLocation destination, DeliveryMethod method) {
    method.check(destination, context, faults);
    for (String path : method.secrets()) {
      destination.at(method.name()).matching(path).forEach(this::secret);
    }
    JsonLocation format = destination.at("format");
    List<String> formats = method.formats().stream().map(DataFormat::text).toList();
    format
        .text()
        .filter(text -> !formats.contains(text) && !faults.at(format))
        .ifPresent(
            text ->
                faults.add(
                    format,
                    "the method " + method.name() + " writes " + String.join(", ", formats)));
  }

  /** The schema counts characters; the secret store counts bytes. */
  private void secret(JsonLocation place) {
    place
        .text()
        .filter(text -> text.getBytes(UTF_8).length > Secrets.VALUE_LIMIT_BYTES)
        .ifPresent(
            text -> faults.add(place, "has more than " + Secrets.VALUE_LIMIT_BYTES + " bytes"));
  }

  private void limits(JsonLocation destination) {
    for (String limit : List.of("rate", "parallel")) {
      JsonLocation earlier = destination.at("http").at(limit);
      if (earlier.exists() && destination.at(limit).exists()) {
        faults.add(earlier, "the destination's own " + limit + " stands beside it");
      }
    }
    for (JsonLocation holder : List.of(destination, destination.at("http"))) {
      Times.between(BRIEF, holder.at("rate").at("per"), Duration.ofHours(1), faults);
    }
  }

  private void xArf(JsonLocation destination) {
    JsonLocation xArf = destination.at("xArf");
    if (xArf.exists() && !isText(destination.at("format"), DataFormat.X_ARF.text())) {
      faults.add(xArf, "goes with the format x-arf");
    }
    if (isText(xArf.at("version"), "0.2") && !isText(destination.at("method"), "mail")) {
      faults.add(xArf.at("version"), "X-ARF 0.2 is for mails: the method is mail");
    }
  }

  private static boolean isText(JsonLocation place, String wanted) {
    return place.text().filter(wanted::equals).isPresent();
  }

  private void interval(JsonLocation interval) {
    try {
      IntervalReader.read(interval.node(), new Interval.Immediate());
    } catch (InvalidInterval fault) {
      JsonLocation place = fault.member().isEmpty() ? interval : interval.at(fault.member());
      if (!faults.at(place)) {
        faults.add(place, String.valueOf(fault.getMessage()));
      }
    }
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
