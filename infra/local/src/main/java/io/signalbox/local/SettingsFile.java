package io.signalbox.local;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Puts settings into a hub through its own API, as the administrator. */
final class SettingsFile {
  private static final ObjectMapper MAPPER = new JsonMapper();

  /** What others refer to comes first. */
  private static final List<String> KINDS = List.of("destinations", "instances", "routes");

  private final HubClient administrator;

  SettingsFile(HubClient administrator) {
    this.administrator = administrator;
  }

  /**
   * Puts a whole document in the place of the hub's.
   *
   * @throws IOException if there is no such file, or the hub refuses it; the message has its
   *     reasons
   */
  void replaceAll(Path file) throws IOException, InterruptedException {
    if (!Files.isReadable(file)) {
      throw new IOException("There is no settings file " + file + " that can be read");
    }
    require(administrator.replace("/v1/settings", Files.readString(file)), file.toString());
  }

  /** Puts each entry of a document into the hub's, and leaves the others as they are. */
  void add(String json) throws IOException, InterruptedException {
    JsonNode document = MAPPER.readTree(json);
    for (String kind : KINDS) {
      for (Map.Entry<String, JsonNode> entry : document.path(kind).properties()) {
        String path = "/v1/settings/" + kind + "/" + entry.getKey();
        require(administrator.put(path, entry.getValue().toString()), path);
      }
    }
  }

  private static void require(HttpResponse<String> response, String what) throws IOException {
    if (response.statusCode() >= 300) {
      throw new IOException(
          "The settings %s were refused with %d:%n%s"
              .formatted(
                  what, response.statusCode(), MAPPER.readTree(response.body()).toPrettyString()));
    }
  }
}
