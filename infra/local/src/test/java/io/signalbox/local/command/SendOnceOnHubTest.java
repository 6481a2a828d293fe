package io.signalbox.local.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.signalbox.cli.Typed;
import io.signalbox.scenarios.HubClient;
import io.signalbox.scenarios.Settings;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A handler sends a table to the contacts of each row's network, once. */
class SendOnceOnHubTest {
  private static final String TOKEN = "a-token-of-twenty-characters";
  private static final String DIRECTORY =
      """
      {"organisations": {"isp": {"name": "ISP"}, "shop": {"name": "Shop"}},
       "contacts": {"isp": {"organisation": "isp", "addresses": [{"address": "abuse@isp.example"}]},
                    "shop": {"organisation": "shop", "addresses": [{"address": "it@shop.example"}]}},
       "networks": {"isp": {"organisation": "isp", "cidr": "192.0.2.0/24", "state": "approved"},
                    "shop": {"organisation": "shop", "cidr": "198.51.100.0/24", "state": "approved"}}}
      """;

  private static final String ROWS =
      """
      IP,AS,classification.type
      192.0.2.1,64496,scanner
      192.0.2.300,64496,scanner
      198.51.100.7,AS64497,scanner
      """;

  @TempDir private Path folder;

  @Test
  void each_contact_gets_the_rows_of_its_network_once() throws Exception {
    try (RecordedHub hub = RecordedHub.start()) {
      make(hub);
      Files.writeString(folder.resolve("rows.csv"), ROWS);
      Typed handler = new Typed(folder).at(hub.url().toString(), TOKEN);
      String[] words = {
        "send-once",
        "rows.csv",
        "once",
        "--id",
        "monday",
        "--yes",
        "--column",
        "IP=source.ip",
        "--column",
        "AS=source.asn"
      };

      Typed.Result first = handler.run(words);
      assertThat(first.status()).as(first.all()).isEqualTo(1);
      assertThat(first.err()).contains("Line 3, column IP", "To: abuse@isp.example");
      assertThat(first.out()).containsPattern("accepted +2");
      Files.writeString(folder.resolve("rows.csv"), ROWS.replace("192.0.2.300", "192.0.2.3"));
      Typed.Result corrected = handler.run(words);
      assertThat(corrected.status()).as(corrected.all()).isZero();
      assertThat(corrected.out()).containsPattern("accepted +1").containsPattern("duplicate +2");

      await().atMost(Duration.ofMinutes(1)).until(() -> hub.hub().mails().size() >= 3);
      String mails = hub.hub().mails().toString();
      assertThat(mails).contains("abuse@isp.example", "it@shop.example");
      assertThat(handler.run("find", "tag=sending:monday", "-o", "ndjson").out().lines())
          .hasSize(3);
      assertThat(new HubClient(hub.url(), hub.token()).get("/v1/feeds/everything").text())
          .as("no route leads a row of a sending anywhere")
          .doesNotContain("192.0.2.1");
    }
  }

  private void make(RecordedHub hub) throws Exception {
    new HubClient(hub.url(), hub.token())
        .settings(
            new Settings()
                .put(
                    "instances",
                    "ann",
                    "{'tokens': [{'name': 'first', 'token': '"
                        + TOKEN
                        + "'}], 'grants': {'roles': [{'role': 'handler'}],"
                        + " 'deliver': {'destinations': ['once']}}}")
                .destination(
                    "once",
                    "{'method': 'mail', 'uri': 'directory:contacts', 'interval': {'pause':"
                        + " 'PT0S'}, 'mail': {'to': ['handlers@cert.example']}}")
                .destination("everything", "{'method': 'pull'}")
                .routeAllTo("everything")
                .json());
    Files.writeString(folder.resolve("directory.json"), DIRECTORY);
    Typed administrator = new Typed(folder).at(hub.url().toString(), hub.token());
    assertThat(administrator.run("contacts", "import", "directory.json", "--source", "r").status())
        .isZero();
  }
}
