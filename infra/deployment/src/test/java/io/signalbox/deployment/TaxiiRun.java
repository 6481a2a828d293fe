package io.signalbox.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import io.signalbox.scenarios.HubClient;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads a feed by TAXII, from the discovery to the objects, and adds and deletes objects. */
final class TaxiiRun {
  private static final String COLLECTIONS = "/taxii2/feeds/collections/";
  private static final Pattern ID = Pattern.compile("\"id\":\"([^\"]+)\"");

  private static final String OBJECT = "note--0b5cf1a2-7f0e-4c59-a3a8-2f0f8f0a0001";

  private TaxiiRun() {}

  /**
   * Adds an object that is so large that it is kept in parts, twice, deletes it, and asks for
   * another.
   */
  static void add(URI hub) {
    try (HubClient client = new HubClient(hub, "adding-token-of-the-run")) {
      Matcher id = ID.matcher(client.get(COLLECTIONS).text());
      assertThat(id.find()).as("a collection").isTrue();
      String objects = COLLECTIONS + id.group(1) + "/objects/";
      String body =
          "{\"objects\": [{\"type\": \"note\", \"id\": \"%s\", \"content\": \"%s\"}]}"
              .formatted(OBJECT, Events.noise());
      HubClient.Answer answer = client.get("/taxii2/");
      for (int time = 0; time < 2; time++) {
        answer =
            client.post(objects, "application/taxii+json", body.getBytes(StandardCharsets.UTF_8));
        assertThat(answer.status()).as(answer.text()).isEqualTo(202);
      }
      HubClient.Answer status =
          client.get("/taxii2/feeds/status/" + answer.json().path("id").asText() + "/");
      assertThat(status.json().path("success_count").asInt()).as(status.text()).isEqualTo(1);
      assertThat(client.delete(objects + OBJECT + "/").status()).isEqualTo(200);
      assertThat(client.get(objects + "note--0b5cf1a2-7f0e-4c59-a3a8-2f0f8f0a0002/").status())
          .isEqualTo(404);
    }
  }

  static void read(HubClient client) {
    Matcher id = ID.matcher(client.get(COLLECTIONS).text());
    assertThat(id.find()).as("a collection").isTrue();
    String objects = COLLECTIONS + id.group(1) + "/objects/?added_after=2026-01-01T00:00:00Z";
    for (String path : List.of("/taxii2/", COLLECTIONS, objects)) {
      HubClient.Answer answer = client.get(path);
      assertThat(answer.status()).as(path + ": " + answer.text()).isEqualTo(200);
    }
  }
}
