package io.signalbox.control;

import static org.assertj.core.api.Assertions.assertThat;

import io.signalbox.track.Hub;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Whatever is done here stands in the audit log: who did what, and with which answer. */
class AuditedActionsTest {
  private final Hub hub = new Hub(ControlHandler::new);

  @AfterEach
  void close() {
    hub.close();
  }

  private List<String> changes() {
    return hub.get("admin", "/v1/audit", "kind", "change")
        .json()
        .path("entries")
        .valueStream()
        .map(
            entry ->
                entry.path("who").asText()
                    + " "
                    + entry.path("what").asText()
                    + " "
                    + entry.path("status").asText())
        .toList();
  }

  @Test
  void a_pause_is_told_with_who_asked_for_it() {
    hub.post("admin", "/v1/destinations/push/pause", "{}");

    assertThat(changes()).containsExactly("admin POST /v1/destinations/push/pause 200");
  }

  @Test
  void administrators_end_sessions_and_nobody_else_does() {
    String path = "/v1/sessions/person:ann";

    assertThat(hub.ask("DELETE", "handler", path, "").status()).isEqualTo(403);
    assertThat(hub.ask("DELETE", "admin", path, "").status()).isEqualTo(204);
    assertThat(hub.ask("DELETE", "admin", "/v1/sessions/a%20b", "").status()).isEqualTo(400);
    assertThat(changes()).contains("admin DELETE " + path + " 204").hasSize(3);
  }
}
