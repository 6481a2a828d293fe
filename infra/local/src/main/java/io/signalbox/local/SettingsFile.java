package io.signalbox.local;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.signalbox.api.Response;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Puts settings into a hub through its own API, as the administrator. */
final class SettingsFile {
  private static final ObjectMapper MAPPER = new JsonMapper();
  private static final String ALL = "/v1/settings";
  private static final Map<String, String> OVER_ANY_VERSION = Map.of("If-Match", "*");

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
    require(hub.administer("PUT", ALL, OVER_ANY_VERSION, text(file)), file.toString());
  }

  /**
   * Puts a whole document into a hub whose settings nobody has changed yet. Where somebody has, if
   * only to remove them, they stay.
   *
   * @return whether the document was put
   * @throws IOException as {@link #replaceAll}
   */
  boolean putIfNone(Path file) throws IOException {
    String json = text(file);
    boolean isUntouched =
        get(ALL).properties().stream().allMatch(kind -> kind.getValue().isEmpty())
            && get(ALL + "/history").path("changes").isEmpty();
    if (isUntouched) {
      require(hub.administer("PUT", ALL, OVER_ANY_VERSION, json), file.toString());
    }
    return isUntouched;
  }

  /**
   * Puts each entry of a document that the hub does not have. The others stay as they are, but for
   * the URI of the hub's own receiver of pushes, which has moved where the hub has another port.
   */
  void addMissing(String json) throws IOException {
    JsonNode document = MAPPER.readTree(json);
    JsonNode standing = get(ALL);
    for (String kind : KINDS) {
      for (Map.Entry<String, JsonNode> entry : document.path(kind).properties()) {
        String path = ALL + "/" + kind + "/" + entry.getKey();
        JsonNode present = standing.path(kind).path(entry.getKey());
        String uri = entry.getValue().path("uri").asText();
        if (present.isMissingNode()) {
          require(hub.administer("PUT", path, Map.of(), entry.getValue().toString()), path);
        } else if (present instanceof ObjectNode kept && hasMoved(kept.path("uri").asText(), uri)) {
          String moved = kept.put("uri", uri).toString();
          require(hub.administer("PUT", path, OVER_ANY_VERSION, moved), path);
        }
      }
    }
  }

  private static boolean hasMoved(String from, String to) {
    return !from.equals(to)
        && to.contains("/_local/")
        && URI.create(to).getPath().equals(URI.create(from).getPath());
  }

  private JsonNode get(String path) throws IOException {
    return MAPPER.readTree(hub.administer("GET", path, Map.of(), "").text());
  }

  private static String text(Path file) throws IOException {
    if (!Files.isReadable(file) || Files.isDirectory(file)) {
      throw new IOException("There is no settings file " + file + " that can be read");
    }
    try {
      return Files.readString(file);
    } catch (CharacterCodingException other) {
      throw new IOException("The settings file " + file + " is not in UTF-8", other);
    }
  }

  private static void require(Response response, String what) throws IOException {
    if (response.status() >= 300) {
      throw new IOException(
          "The hub refuses the settings %s: %s".formatted(what, reasons(response)));
    }
    if (response.status() == 202) {
      throw new IOException(
          "Others must approve the settings %s first (hub.approvals): proposal %s"
              .formatted(what, MAPPER.readTree(response.text()).path("id").asText()));
    }
  }

  private static String reasons(Response response) throws IOException {
    JsonNode problem = MAPPER.readTree(response.text());
    List<String> reasons = new ArrayList<>();
    for (JsonNode fault : problem.path("faults")) {
      reasons.add(fault.path("pointer").asText() + " " + fault.path("reason").asText());
    }
    return reasons.isEmpty() ? problem.path("detail").asText() : String.join("; ", reasons);
  }
}
