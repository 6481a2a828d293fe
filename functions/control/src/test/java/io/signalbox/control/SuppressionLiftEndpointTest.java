package io.signalbox.control;

import static org.assertj.core.api.Assertions.assertThat;

import io.signalbox.delivery.suppression.Suppression;
import io.signalbox.settings.MailAddress;
import io.signalbox.track.Hub;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SuppressionLiftEndpointTest {
  private static final String GONE = "/v1/suppressions/gone%40isp.example";

  private final Hub hub = new Hub(ControlHandler::new);

  @AfterEach
  void close() {
    hub.close();
  }

  @Test
  void an_administrator_lets_an_address_have_mail_again() {
    hub.suppressions.add(
        MailAddress.parse("gone@isp.example"), Suppression.Reason.BOUNCE, "550 No such user");

    assertThat(hub.ask("DELETE", "cert-at", GONE, "").status()).isEqualTo(403);
    assertThat(hub.get("admin", GONE).status()).isEqualTo(200);
    assertThat(hub.ask("DELETE", "admin", GONE, "").at("/reason")).isEqualTo("bounce");
    assertThat(hub.get("admin", GONE).status()).isEqualTo(404);
    assertThat(hub.ask("DELETE", "admin", GONE, "").status()).isEqualTo(404);
    assertThat(hub.ask("DELETE", "admin", "/v1/suppressions/nobody", "").status()).isEqualTo(400);
  }
}
