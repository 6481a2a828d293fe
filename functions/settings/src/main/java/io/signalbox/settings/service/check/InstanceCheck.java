package io.signalbox.settings.service.check;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.signalbox.access.AdministratorToken;
import io.signalbox.routing.Patterns;
import io.signalbox.settings.Token;
import io.signalbox.settings.check.Faults;
import io.signalbox.settings.check.HttpNames;
import io.signalbox.settings.check.JsonLocation;
import io.signalbox.settings.check.Times;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** What the schema cannot say of instances. */
final class InstanceCheck {
  private final Faults faults;
  private final Map<String, List<JsonLocation>> tokens = new HashMap<>();
  private final Map<String, List<JsonLocation>> certificates = new HashMap<>();
  private final Map<String, List<JsonLocation>> wardenNames = new HashMap<>();

  private InstanceCheck(Faults faults) {
    this.faults = faults;
  }

  static void check(JsonLocation instances, Faults faults) {
    InstanceCheck check = new InstanceCheck(faults);
    instances.children().forEach(check::instance);
    check.distinct(check.tokens, "the same token stands elsewhere too");
    check.distinct(check.certificates, "the same certificate stands elsewhere too");
    check.distinct(check.wardenNames, "another instance has the same Warden name");
  }

  private void instance(JsonLocation instance) {
    if (instance.name().equals(AdministratorToken.NAME)) {
      faults.add(instance, "this name is the hub's own first administrator");
    }
    HttpNames.check(instance.at("header"), faults);
    JsonLocation incoming = instance.at("incoming").at("pattern");
    if (incoming.node() instanceof ObjectNode pattern) {
      Patterns.fault(pattern).ifPresent(fault -> faults.add(incoming, fault));
    }
    JsonLocation warden = instance.at("warden").at("name");
    warden
        .text()
        .map(text -> text.toLowerCase(Locale.ROOT))
        .ifPresent(
            text -> wardenNames.computeIfAbsent(text, none -> new ArrayList<>()).add(warden));
    instance
        .at("n6")
        .at("networks")
        .children()
        .forEach(network -> NetworkCheck.check(network, faults));
    JsonLocation deliver = instance.at("grants").at("deliver");
    ConnectionCheck.hosts(deliver.at("inline").at("domains"), faults);
    Map<String, List<JsonLocation>> names = new HashMap<>();
    for (JsonLocation token : instance.at("tokens").children()) {
      JsonLocation name = token.at("name");
      name.text()
          .ifPresent(text -> names.computeIfAbsent(text, none -> new ArrayList<>()).add(name));
      hash(token)
          .ifPresent(hash -> tokens.computeIfAbsent(hash, none -> new ArrayList<>()).add(token));
      Times.moment(token.at("expires"), faults);
    }
    distinct(names, "another token of this instance has the same name");
    for (JsonLocation certificate : instance.at("certificates").children()) {
      certificate
          .text()
          .ifPresent(
              text ->
                  certificates.computeIfAbsent(text, none -> new ArrayList<>()).add(certificate));
    }
  }

  private static Optional<String> hash(JsonLocation token) {
    return token.at("token").text().map(Token::hashOf).or(() -> token.at("hash").text());
  }

  private void distinct(Map<String, List<JsonLocation>> places, String reason) {
    places.values().stream()
        .filter(same -> same.size() > 1)
        .flatMap(List::stream)
        .forEach(place -> faults.add(place, reason));
  }
}
