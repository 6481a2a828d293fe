package io.signalbox.settings;

import io.signalbox.envelope.Form;
import io.signalbox.envelope.IntelMqVersion;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Reads an entry of {@code destinations}. */
final class DestinationReader {

  private DestinationReader() {}

  static Destination read(String name, JsonFields destination) {
    DeliveryMethod method = method(destination.required("method"));
    return new Destination(
        name,
        destination.text("uri").map(URI::create),
        destination.read("format", DataFormat::parse, method.formats().getFirst()),
        destination.constant("form", Form.class, Form.DECIDED),
        destination.flag("hierarchical", false),
        destination.read("intelmq", IntelMqVersion::parse, IntelMqVersion.LATEST),
        destination.flag("typed", false),
        CsvOptions.read(destination.members("csv")),
        XArfOptions.read(destination.members("xArf")),
        IntervalReader.read(destination.node("interval"), method.immediate()),
        retry(destination.members("retry")),
        destination.text("startAt").map(Instant::parse),
        rate(destination),
        destination.number("parallel", destination.members("http").number("parallel", 1)),
        Marks.read(destination.members("ceiling")),
        destination.has("networks")
            ? Optional.of(new NetworkSet(destination.texts("networks")))
            : Optional.empty(),
        FieldOptions.read(destination.members("fields")),
        method.read(destination.members(method.name())));
  }

  static DeliveryMethod method(String name) {
    return DeliveryMethods.find(name)
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "the methods are " + DeliveryMethods.names() + ", not " + name));
  }

  private static RetryPolicy retry(JsonFields retry) {
    return new RetryPolicy(
        retry.read("first", Duration::parse, RetryPolicy.DEFAULT.first()),
        retry.read("most", Duration::parse, RetryPolicy.DEFAULT.most()),
        retry.read("pauseAfter", Duration::parse, RetryPolicy.DEFAULT.pauseAfter()));
  }

  /** Documents of hubs that knew only pushes have the rate and {@code parallel} under http. */
  private static Optional<Rate> rate(JsonFields destination) {
    JsonFields holder = destination.has("rate") ? destination : destination.members("http");
    if (!holder.has("rate")) {
      return Optional.empty();
    }
    JsonFields rate = holder.members("rate");
    return Optional.of(new Rate(rate.number("requests", 1), Duration.parse(rate.required("per"))));
  }
}
