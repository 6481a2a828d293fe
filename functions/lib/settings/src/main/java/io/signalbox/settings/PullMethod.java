package io.signalbox.settings;

import io.signalbox.settings.check.Faults;
import io.signalbox.settings.check.JsonLocation;
import io.signalbox.settings.check.Times;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** The receiver reads the feed over the hub's API. */
public record PullMethod() implements DeliveryMethod {
  private static final Duration SHORTEST_INTERVAL = Duration.ofMinutes(5);
  private static final Duration LONGEST_INTERVAL = Duration.ofDays(1);

  @Override
  public String name() {
    return "pull";
  }

  @Override
  public DeliveryMethods.Options read(JsonFields options) {
    return PullOptions.read(options);
  }

  @Override
  public Optional<String> schemaResource() {
    return Optional.of("/io/signalbox/settings/pull.schema.json");
  }

  @Override
  public void check(JsonLocation destination, CheckContext context, Faults faults) {
    JsonLocation uri = destination.at("uri");
    if (uri.exists()) {
      faults.add(uri, "a feed that is pulled has no URI");
    }
    JsonLocation interval = destination.at("pull").at("misp").at("interval");
    Times.between(SHORTEST_INTERVAL, interval, LONGEST_INTERVAL, faults)
        .filter(duration -> !duration.equals(Duration.ofSeconds(duration.toSeconds())))
        .ifPresent(duration -> faults.add(interval, "must be whole seconds"));
  }

  @Override
  public List<DataFormat> formats() {
    return DataFormat.ofPrograms();
  }

  @Override
  public Optional<String> queueVariable() {
    return Optional.empty();
  }
}
