package io.signalbox.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import io.signalbox.scenarios.HubClient;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads a feed by TAXII, from the discovery to the objects. */
final class TaxiiRun {
  private static final String COLLECTIONS = "/taxii2/feeds/collections/";
  private static final Pattern ID = Pattern.compile("\"id\":\"([^\"]+)\"");

  private TaxiiRun() {}

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
