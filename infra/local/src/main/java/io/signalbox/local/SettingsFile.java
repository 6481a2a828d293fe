package io.signalbox.local;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.signalbox.api.Response;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Puts settings into a hub through its own API, as the administrator. */
final class SettingsFile {
  private static final ObjectMapper MAPPER = new JsonMapper();
  private static final String ALL = "/v1/settings";

  /** What others refer to comes first, and tokens last: whoever has one finds everything there. */
  private static final List<String> KINDS = List.of("destinations", "routes", "instances");

  private final LocalHub hub;

  SettingsFile(LocalHub hub) {
    this.hub = hub;
  }

  /**
   * Puts a whole document in the place of the hub's.
   *
   * @throws IOException if there is no such file, or the hub refuses it; the message has its
   *     reasons
   */
  void replaceAll(Path file) throws IOException {
    require(hub.administer("PUT", ALL, Map.of("If-Match", "*"), text(file)), file.toString());
  }

  /**
   * Puts a whole document into a hub that has no settings; where there are any, they stay.
   *
   * @return whether the document was put
   * @throws IOException as {@link #replaceAll}
   */
  boolean putIfNone(Path file) throws IOException {
    String json = text(file);
    JsonNode document = MAPPER.readTree(hub.administer("GET", ALL, Map.of(), "").text());
    if (KINDS.stream().anyMatch(kind -> !document.path(kind).isEmpty())) {
      return false;
    }
    require(hub.administer("PUT", ALL, Map.of("If-Match", "*"), json), file.toString());
    return true;
  }

  /** Puts each entry of a document into the hub's, and leaves the others as they are. */
  void add(String json) throws IOException {
    JsonNode document = MAPPER.readTree(json);
    for (String kind : KINDS) {
      for (Map.Entry<String, JsonNode> entry : document.path(kind).properties()) {
        String path = ALL + "/" + kind + "/" + entry.getKey();
        require(hub.administer("PUT", path, Map.of(), entry.getValue().toString()), path);
      }
    }
  }

  private static String text(Path file) throws IOException {
    if (!Files.isReadable(file)) {
      throw new IOException("There is no settings file " + file + " that can be read");
    }
    return Files.readString(file);
  }

  private static void require(Response response, String what) throws IOException {
    if (response.status() >= 300) {
      throw new IOException(
          "The settings %s were refused with %d: %s"
              .formatted(what, response.status(), MAPPER.readTree(response.text())));
    }
  }
}
