package io.signalbox.settings.requested;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.signalbox.settings.Connection;
import io.signalbox.settings.DeliveryGrants;
import io.signalbox.settings.DeliveryGrants.InlineGrant;
import io.signalbox.settings.DeliveryMethod;
import io.signalbox.settings.DeliveryMethods;
import io.signalbox.settings.Destination;
import io.signalbox.settings.Instance;
import io.signalbox.settings.SettingsDocument;
import io.signalbox.settings.SettingsReader;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Makes a destination of what events say of it and of what the settings say of that. */
final class InlineSettings {
  private static final List<String> SHARED =
      List.of("format", "form", "hierarchical", "intelmq", "typed", "csv", "xArf", "interval");

  private InlineSettings() {}

  /** The grants of an instance; none for one that the settings do not have. */
  static DeliveryGrants grants(String instance, SettingsDocument settings) {
    return Optional.ofNullable(settings.instances().get(instance))
        .map(Instance::grants)
        .map(granted -> granted.deliver())
        .orElse(DeliveryGrants.NONE);
  }

  /**
   * The destination, as the settings stand now.
   *
   * @param field the dotted name of the field that has the request
   */
  static Destination destination(InlineDestination inline, SettingsDocument settings, String field)
      throws RefusedRequest {
    ObjectNode entry = entry(inline, settings, field);
    try {
      return SettingsReader.destination(inline.name(), entry);
    } catch (IllegalArgumentException fault) {
      throw new RefusedRequest(field, "makes no destination");
    }
  }

  /** The destination as the settings would have it. */
  static ObjectNode entry(InlineDestination inline, SettingsDocument settings, String field)
      throws RefusedRequest {
    DeliveryGrants grants = grants(inline.instance(), settings);
    ObjectNode said = inline.settings();
    return said.has("connection")
        ? ofConnection(said, grants, settings, field)
        : ofOwn(said, grants, field);
  }

  private static ObjectNode ofConnection(
      ObjectNode said, DeliveryGrants grants, SettingsDocument settings, String field)
      throws RefusedRequest {
    String name = said.path("connection").asText();
    if (!grants.mayUse(name)) {
      throw new RefusedRequest(
          field + ".connection", "the instance has no grant for the connection " + name);
    }
    Connection connection = settings.connections().get(name);
    if (connection == null) {
      throw new RefusedRequest(field + ".connection", "there is no connection " + name);
    }
    ObjectNode entry = connection.entry();
    copy(said, entry, field, connection.method());
    RequestTargets.require(connection.hosts(), "the connection " + name, field, entry);
    if (said.has("keys")) {
      ObjectNode options = entry.withObjectProperty(connection.method().name());
      options.set("keys", keys(said, connection, field));
      options.put("encrypt", "required");
    }
    return entry;
  }

  private static ObjectNode ofOwn(ObjectNode said, DeliveryGrants grants, String field)
      throws RefusedRequest {
    if (!said.has("method")) {
      throw new RefusedRequest(field + ".method", "is missing");
    }
    String method = said.path("method").asText();
    for (DeliveryMethod other : DeliveryMethods.all()) {
      if (said.has(other.name()) && !other.name().equals(method)) {
        throw new RefusedRequest(
            field + "." + other.name(), "belongs to the method " + other.name());
      }
    }
    InlineGrant grant =
        grants
            .inline()
            .filter(inline -> inline.methods().contains(method))
            .orElseThrow(
                () ->
                    new RefusedRequest(
                        field + ".method",
                        "the instance has no grant for settings of its events' own with the method "
                            + method));
    ObjectNode entry = JsonNodeFactory.instance.objectNode().put("method", method);
    if (said.has(method)) {
      entry.set(method, said.get(method));
    }
    copy(said, entry, field, known(method));
    RequestTargets.require(grant.domains(), "the instance's grant", field, entry);
    return entry;
  }

  private static DeliveryMethod known(String method) {
    return DeliveryMethods.find(method).orElseThrow();
  }

  private static void copy(ObjectNode said, ObjectNode entry, String field, DeliveryMethod method)
      throws RefusedRequest {
    if (!said.has("uri")) {
      throw new RefusedRequest(field + ".uri", "is missing");
    }
    entry.set("uri", said.get("uri"));
    for (String name : SHARED) {
      if (said.has(name)) {
        entry.set(name, said.get(name));
      }
    }
    Optional<String> format = Optional.ofNullable(said.path("format").textValue());
    if (format.isPresent()
        && method.formats().stream().noneMatch(one -> one.text().equals(format.get()))) {
      throw new RefusedRequest(
          field + ".format", "the method " + method.name() + " does not write " + format.get());
    }
  }

  private static ObjectNode keys(ObjectNode said, Connection connection, String field)
      throws RefusedRequest {
    if (!connection.method().name().equals("mail")) {
      throw new RefusedRequest(field + ".keys", "go with a connection for mail");
    }
    ObjectNode held = connection.keys();
    ObjectNode keys = JsonNodeFactory.instance.objectNode();
    for (Map.Entry<String, JsonNode> one : said.path("keys").properties()) {
      String fingerprint = one.getValue().asText().toUpperCase(Locale.ROOT);
      JsonNode key = held.get(fingerprint);
      if (key == null) {
        throw new RefusedRequest(
            field + ".keys." + one.getKey(),
            "the connection " + connection.name() + " holds no key " + fingerprint);
      }
      keys.set(one.getKey(), key);
    }
    return keys;
  }
}
