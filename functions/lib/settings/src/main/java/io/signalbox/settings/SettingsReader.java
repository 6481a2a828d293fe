package io.signalbox.settings;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.BiFunction;

/**
 * Makes the settings out of the stored form of the document: the one with hashes for tokens and
 * references for credentials. What the document leaves out has its default.
 */
public final class SettingsReader {

  private SettingsReader() {}

  /**
   * Reads the stored form.
   *
   * @throws IllegalArgumentException if the document is not one that the published schema allows,
   *     as far as that keeps it from being read
   */
  public static SettingsDocument read(ObjectNode document) {
    return new SettingsDocument(
        entries(document, Kind.INSTANCES, InstanceReader::read),
        entries(document, Kind.DESTINATIONS, DestinationReader::read),
        entries(document, Kind.ROUTES, SettingsReader::route),
        entries(document, Kind.CONNECTIONS, Connection::read),
        entries(document, Kind.FETCHES, Fetch::read),
        entries(document, Kind.TEMPLATES, (_, entry) -> MailTemplate.read(entry)),
        hub(document));
  }

  /**
   * Reads one destination.
   *
   * @throws IllegalArgumentException as {@link #read}
   */
  public static Destination destination(String name, ObjectNode entry) {
    return entry(Kind.DESTINATIONS, name, entry, DestinationReader::read);
  }

  private static HubSettings hub(ObjectNode document) {
    return HubSettings.read(new JsonFields(document).members(HubSettings.NAME));
  }

  private static <T> Map<String, T> entries(
      ObjectNode document, Kind kind, BiFunction<String, JsonFields, T> reader) {
    Map<String, T> entries = new LinkedHashMap<>();
    for (Map.Entry<String, JsonNode> entry : kind.entries(document).properties()) {
      entries.put(entry.getKey(), entry(kind, entry.getKey(), entry.getValue(), reader));
    }
    return entries;
  }

  private static <T> T entry(
      Kind kind, String name, JsonNode value, BiFunction<String, JsonFields, T> reader) {
    try {
      return reader.apply(name, JsonFields.of(value));
    } catch (RuntimeException e) {
      throw new IllegalArgumentException(
          "Not a setting: /" + kind.text() + "/" + name + ": " + e.getMessage(), e);
    }
  }

  private static Route route(String name, JsonFields route) {
    return new Route(
        name,
        route.object("pattern"),
        route.texts("destinations"),
        route.texts("groupBy"),
        route.flag("enabled", true));
  }
}
