package io.signalbox.settings.service.check;

import com.fasterxml.jackson.databind.JsonNode;
import io.signalbox.mails.TemplateTrial;
import io.signalbox.messages.BodyTrial;
import io.signalbox.net.ForbiddenAddresses;
import io.signalbox.settings.CheckContext;
import io.signalbox.settings.HubSettings;
import io.signalbox.settings.KeyFaults;
import io.signalbox.settings.SignInSettings;
import io.signalbox.settings.check.Fault;
import io.signalbox.settings.check.Faults;
import io.signalbox.settings.check.JsonLocation;
import java.time.Clock;
import java.util.List;

/** Finds all that is wrong with a document, in its written or its stored form. */
public final class SettingsCheck {
  private final SchemaCheck schema;
  private final ForbiddenAddresses forbidden;
  private final KeyFaults keys;
  private final Clock clock;

  public SettingsCheck(
      SchemaCheck schema, ForbiddenAddresses forbidden, KeyFaults keys, Clock clock) {
    this.schema = schema;
    this.forbidden = forbidden;
    this.keys = keys;
    this.clock = clock;
  }

  /** All faults; none for a document that may become the settings. */
  public List<Fault> check(JsonNode document) {
    Faults faults = new Faults();
    CheckContext context =
        new CheckContext(forbidden, new TemplateTrial()::fault, BodyTrial::fault, keys, clock);
    schema.check(document, faults);
    JsonLocation root = JsonLocation.root(document);
    TextCheck.check(root, faults);
    SignInCheck.check(root.at(HubSettings.NAME).at(SignInSettings.NAME), forbidden, faults);
    InstanceCheck.check(root.at("instances"), faults);
    DestinationCheck.check(root.at("destinations"), context, faults);
    ConnectionCheck.check(root.at("connections"), context, faults);
    FetchCheck.check(root.at("fetches"), context, faults);
    TemplateCheck.check(root.at("templates"), context, faults);
    TemplateCheck.names(root.at("destinations"), root.at("templates"), faults);
    TemplateCheck.names(root.at("connections"), root.at("templates"), faults);
    RouteCheck.check(root.at("routes"), root.at("destinations"), faults);
    return faults.list();
  }
}
