package io.signalbox.settings.service.check;

import com.fasterxml.jackson.databind.JsonNode;
import io.signalbox.net.ForbiddenAddresses;
import java.util.List;

/** Finds all that is wrong with a document, in its written or its stored form. */
public final class SettingsCheck {
  private final SchemaCheck schema;
  private final ForbiddenAddresses forbidden;

  public SettingsCheck(SchemaCheck schema, ForbiddenAddresses forbidden) {
    this.schema = schema;
    this.forbidden = forbidden;
  }

  /** All faults; none for a document that may become the settings. */
  public List<Fault> check(JsonNode document) {
    Faults faults = new Faults();
    schema.check(document, faults);
    JsonLocation root = JsonLocation.root(document);
    TextCheck.check(root, faults);
    InstanceCheck.check(root.at("instances"), faults);
    DestinationCheck.check(root.at("destinations"), forbidden, faults);
    RouteCheck.check(root.at("routes"), root.at("destinations"), faults);
    return faults.list();
  }
}
