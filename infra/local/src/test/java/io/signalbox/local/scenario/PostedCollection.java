package io.signalbox.local.scenario;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.signalbox.scenarios.Hub;
import io.signalbox.scenarios.HubClient;
import io.signalbox.scenarios.HubClient.Answer;
import io.signalbox.scenarios.Settings;
import java.util.List;

/**
 * A hub with a TAXII collection to which clients add objects, and with instances that may do more
 * or less there: writer, adder, reader, stranger, and green, which has a ceiling.
 */
final class PostedCollection implements AutoCloseable {
  static final String TYPE = "application/taxii+json;version=2.1";

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String COLLECTIONS = "/taxii2/feeds/collections/";
  private static final String PREFIX = "indicator--0b5cf1a2-7f0e-4c59-a3a8-";

  private final Hub hub = LocalHubs.start("hub-under-test");
  private final HubClient writer = client("writer-token-of-the-tests");
  private int made;
  private String feed = "";

  /** An empty collection in place of the one before; the writer is the instance that may do all. */
  void makeAnew() {
    feed = "added-" + made++;
    client(hub.administratorToken())
        .settings(
            new Settings()
                .put("instances", "writer", grants("writer", "'post': true, 'read': ['*'],", feed))
                .put("instances", "adder", grants("adder", "'post': true,", feed))
                .put("instances", "reader", grants("reader", "'read': ['*'],", "none"))
                .put("instances", "stranger", grants("stranger", "'post': true,", "none"))
                .put(
                    "instances",
                    "green",
                    "{'tokens': [{'name': 'first', 'token': 'green-token-of-the-tests'}],"
                        + " 'ceiling': {'tlp': 'GREEN'}, 'grants': {'read': ['*']}}")
                .destination(feed, "{'method': 'pull', 'pull': {'posted': true}}")
                .destination("none", "{'method': 'pull'}")
                .destination("routed", "{'method': 'pull'}")
                .route("stix", "{'pattern': {'format': ['stix']}, 'destinations': ['routed']}")
                .json(),
            "*");
  }

  private static String grants(String name, String granted, String added) {
    return ("{'tokens': [{'name': 'first', 'token': '%s-token-of-the-tests'}],"
            + " 'grants': {%s 'deliver': {'destinations': ['%s']}}}")
        .formatted(name, granted, added);
  }

  HubClient writer() {
    return writer;
  }

  String feed() {
    return feed;
  }

  HubClient client(String token) {
    return new HubClient(hub.baseUrl(), token);
  }

  JsonNode awaitComplete(Answer posted) {
    assertThat(posted.status()).as(posted.text()).isEqualTo(202);
    String status = "/taxii2/feeds/status/" + posted.json().path("id").asText() + "/";
    return await()
        .until(
            () -> writer.get(status).json(),
            json -> json.path("status").asText().equals("complete"));
  }

  Answer post(String... objects) {
    return writer.post(path("objects/"), TYPE, body(objects).getBytes(UTF_8));
  }

  static String body(String... objects) {
    return "{\"type\": \"bundle\", \"id\": \"bundle--1\", \"objects\": [%s]}"
        .formatted(String.join(",", objects));
  }

  int delete(String object) {
    return writer.delete(path("objects/" + object)).status();
  }

  Answer objects(String path) {
    return writer.get(path(path));
  }

  List<String> versions(String path) {
    return objects(path).json().path("objects").findValuesAsText("modified");
  }

  String path(String rest) {
    return COLLECTIONS
        + collection()
        + "/"
        + rest.replace("[", "%5B").replace("]", "%5D").replace("+", "%2B");
  }

  /** As a client finds it: by its title. */
  private String collection() {
    for (JsonNode one : writer.get(COLLECTIONS).json().path("collections")) {
      if (one.path("title").asText().equals(feed)) {
        return one.path("id").asText();
      }
    }
    throw new AssertionError("There is no collection " + feed);
  }

  static JsonNode parsed(String json) {
    try {
      return JSON.readTree(json);
    } catch (JsonProcessingException broken) {
      throw new IllegalArgumentException(json, broken);
    }
  }

  static String id(int number) {
    return PREFIX + "%012d".formatted(number);
  }

  static String object(int number, String modified) {
    return ("{\"type\": \"indicator\", \"spec_version\": \"2.1\", \"id\": \"%s\", \"created\":"
            + " \"2026-11-01T00:00:00Z\", \"modified\": \"%s\", \"name\": \"scan\"}")
        .formatted(id(number), modified);
  }

  static String marked(String object, String mark) {
    return object.replace("}", ", \"object_marking_refs\": [\"" + mark + "\"]}");
  }

  @Override
  public void close() {
    hub.close();
  }
}
