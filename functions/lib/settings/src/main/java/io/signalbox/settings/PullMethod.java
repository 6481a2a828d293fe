package io.signalbox.settings;

import io.signalbox.settings.check.Faults;
import io.signalbox.settings.check.JsonLocation;
import java.util.List;
import java.util.Optional;

/** The receiver reads the feed over the hub's API. */
public record PullMethod() implements DeliveryMethod {
  @Override
  public String name() {
    return "pull";
  }

  @Override
  public DeliveryOptions read(JsonFields options) {
    return new PullOptions();
  }

  @Override
  public Optional<String> schemaResource() {
    return Optional.empty();
  }

  @Override
  public void check(JsonLocation destination, CheckContext context, Faults faults) {
    JsonLocation uri = destination.at("uri");
    if (uri.exists()) {
      faults.add(uri, "a feed that is pulled has no URI");
    }
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
