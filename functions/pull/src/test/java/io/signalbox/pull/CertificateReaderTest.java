package io.signalbox.pull;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Who signed in at the console with a certificate reads the feeds that the instance may read. */
class CertificateReaderTest {
  private static final String FINGERPRINT = "ab".repeat(32);

  private final Hub hub = new Hub();

  @BeforeEach
  void settings() {
    hub.settings(
        """
        {"instances": {"duty": {"certificates": ["%s"], "grants": {"read": ["feed"]}}},
         "destinations": {"feed": {"method": "pull"}, "second": {"method": "pull"}}, "routes": {}}
        """
            .formatted(FINGERPRINT));
    hub.restart();
    hub.append("feed", 1, 2);
  }

  @AfterEach
  void close() {
    hub.close();
  }

  @Test
  void theConsolesTokenOfACertificateReadsWhatTheInstanceMayRead() {
    String token = hub.people().writeCertificate(FINGERPRINT);
    assertThat(hub.get("feed", token, "since=2020-01-01T00:00:00Z").status()).isEqualTo(200);
    assertThat(hub.get("second", token, "since=2020-01-01T00:00:00Z").status()).isEqualTo(403);
    String other = hub.people().writeCertificate("cd".repeat(32));
    assertThat(hub.get("feed", other, "since=2020-01-01T00:00:00Z").status()).isEqualTo(401);
  }
}
