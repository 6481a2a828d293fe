package io.signalbox.settings.service;

import static org.assertj.core.api.Assertions.assertThat;

import io.signalbox.store.LoggedLines;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ChangeLogTest {
  private final Hub hub = new Hub();
  private final LoggedLines log = new LoggedLines("io.signalbox.settings");

  @AfterEach
  void close() {
    log.close();
    hub.close();
  }

  @Test
  void a_change_is_logged_with_who_made_it_and_where_and_without_any_value() {
    hub.put(
        "/v1/settings/destinations/soc",
        "{'method': 'http', 'uri': 'https://soc.example/in', 'http': {'authentication': {'bearer':"
            + " 'a-secret'}}}");
    hub.putIf(
        "*",
        "/v1/settings/destinations/soc",
        "{'method': 'http', 'uri': 'https://other.example/in', 'http': {'authentication':"
            + " {'bearer': 'a-secret'}}}");
    hub.send("DELETE", "/v1/settings/destinations/soc", "", Map.of());

    assertThat(log.lines())
        .containsExactly(
            "administrator changed the settings: added /destinations/soc",
            "administrator changed the settings: changed /destinations/soc/uri",
            "administrator changed the settings: removed /destinations/soc");
  }

  @Test
  void what_changes_nothing_is_not_logged() {
    hub.put("/v1/settings/destinations/feed", "{'method': 'pull'}");
    log.lines().clear();

    hub.put("/v1/settings/destinations/feed", "{'method': 'pull'}");
    hub.put("/v1/settings/destinations/other?dryRun=true", "{'method': 'pull'}");
    hub.put("/v1/settings/destinations/wrong", "{'method': 'no such'}");

    assertThat(log.lines()).isEmpty();
  }
}
