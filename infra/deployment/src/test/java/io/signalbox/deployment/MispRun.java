package io.signalbox.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import io.signalbox.scenarios.HubClient;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads a feed as MISP does, when an interval of it is over. */
final class MispRun {
  private static final String FEED = "/v1/misp/pull/";
  private static final Pattern UUID = Pattern.compile("^\\{\"([^\"]+)\":");

  private MispRun() {}

  static void read(HubClient client) {
    Matcher uuid = UUID.matcher(client.get(FEED + "manifest.json").text());
    assertThat(uuid.find()).as("a listed event").isTrue();
    for (String file : List.of(uuid.group(1) + ".json", "hashes.csv")) {
      HubClient.Answer answer = client.get(FEED + file);
      assertThat(answer.status()).as(file + ": " + answer.text()).isEqualTo(200);
    }
  }
}
