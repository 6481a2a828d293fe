package io.signalbox.console;

import static io.signalbox.console.Browser.header;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Where the domain has mutual TLS, the certificate of an instance begins a session. */
class CertificateSignInTest {
  private static final String KNOWN =
      """
      -----BEGIN CERTIFICATE-----
      MIIBcDCCARWgAwIBAgIUGtLZFz1R21LZa5lKQPocI0PI3ZgwCgYIKoZIzj0EAwIw
      DDEKMAgGA1UEAwwBYTAgFw0yNjExMjkxNzQyMTlaGA8yMTI2MTEwNTE3NDIxOVow
      DDEKMAgGA1UEAwwBYTBZMBMGByqGSM49AgEGCCqGSM49AwEHA0IABO41DTOHiFzk
      Qcx6Px2GwoCITOWMCP94lcF0N6Fz7nOGmwvCV77A8w2S4+DC2vFRQh0mQ4V9UCP7
      erXPYCkzg8mjUzBRMB0GA1UdDgQWBBTbjbVImFY5NcpPCYSmFf/GJwJ56DAfBgNV
      HSMEGDAWgBTbjbVImFY5NcpPCYSmFf/GJwJ56DAPBgNVHRMBAf8EBTADAQH/MAoG
      CCqGSM49BAMCA0kAMEYCIQDH4JLfHrmweY51nGbx0p1e4MO/7EOi835ZCbwHPqKs
      SgIhALF4nz/ffA4zsR+ehmpazWLil5CdP1ulVbjN2EnjKah4
      -----END CERTIFICATE-----
      """;

  private static final String FINGERPRINT =
      "12a1e973bcd4db761ba5f45143a0e32fe381d0c4f14767301d17549ffdaede6d";

  private static final String OTHER =
      """
      -----BEGIN CERTIFICATE-----
      MIIBcDCCARWgAwIBAgIUO8F3et1f0hl46Ynhx3J9qC8jJwkwCgYIKoZIzj0EAwIw
      DDEKMAgGA1UEAwwBYjAgFw0yNjExMjkxNzQyMTlaGA8yMTI2MTEwNTE3NDIxOVow
      DDEKMAgGA1UEAwwBYjBZMBMGByqGSM49AgEGCCqGSM49AwEHA0IABGo1lZ7I3zrQ
      O3zHS+HaE9HsQTHbVDrGvvA7E8F6cTxxDFN4gejkOhnoYoS+0YZHJJn+iltORPzc
      5wzxIUNs2PmjUzBRMB0GA1UdDgQWBBSut+OMQM0liEturSHiV7XA1WRkIzAfBgNV
      HSMEGDAWgBSut+OMQM0liEturSHiV7XA1WRkIzAPBgNVHRMBAf8EBTADAQH/MAoG
      CCqGSM49BAMCA0kAMEYCIQDOIwFKLgL3tIcG6c5k3net9H1O9g6cmdCHX5k1dck2
      ywIhAM/fnQJB/Wia/pUUfa+I5nHjKvQJbTmWBDFziBByHw7H
      -----END CERTIFICATE-----
      """;

  private final Browser browser = new Browser();

  @BeforeEach
  void layDownAnswers() {
    browser.api.answers("GET /v1/destinations", "{\"destinations\": []}");
    browser.api.answers("GET /v1/", "{}");
    settings("\"" + FINGERPRINT + "\"");
  }

  @AfterEach
  void close() {
    browser.close();
  }

  private void settings(String certificates) {
    browser.instances(
        "{\"duty\": {\"certificates\": ["
            + certificates
            + "], \"grants\": {\"administer\": true}}}");
  }

  private String signIn() {
    var answer = browser.post("sign-in", "by", "certificate");
    browser.cookie = header(answer, "Set-Cookie").map(value -> value.replaceFirst(";.*", ""));
    return answer.getStatusCode() + header(answer, "Location").map(to -> " " + to).orElse("");
  }

  @Test
  void theCertificateOfAnInstanceBeginsASessionThatCallsTheApiInItsName() {
    browser.certificatePem = Optional.of(KNOWN);
    assertThat(browser.get("/console/sign-in").getBody()).contains("Sign in with your certificate");

    assertThat(signIn()).isEqualTo("303 home");

    assertThat(browser.get("/console/today").getBody()).contains("<bdi>duty</bdi>");
    assertThat(browser.api.requests().getLast().at("/multiValueHeaders/Authorization/0").asText())
        .startsWith("Bearer signalbox-person.");
    assertThat(browser.audit().getFirst().what()).isEqualTo("certificate");
  }

  @Test
  void withoutTheCertificateTheSessionIsGoodForNothing() {
    browser.certificatePem = Optional.of(KNOWN);
    signIn();

    browser.certificatePem = Optional.of(OTHER);
    assertThat(browser.get("/console/today").getStatusCode()).isEqualTo(303);
    browser.certificatePem = Optional.empty();
    assertThat(browser.get("/console/today").getStatusCode()).isEqualTo(303);
    browser.certificatePem = Optional.of(KNOWN);
    assertThat(browser.get("/console/today").getStatusCode()).isEqualTo(200);
    settings("");
    assertThat(browser.get("/console/today").getStatusCode()).isEqualTo(303);
  }

  @Test
  void whoHasNoCertificateOrAnotherOneGetsInNowhere() {
    assertThat(browser.get("/console/sign-in").getBody())
        .doesNotContain("Sign in with your certificate");
    assertThat(signIn()).isEqualTo("401");
    browser.certificatePem = Optional.of(OTHER);
    assertThat(signIn()).isEqualTo("401");
    assertThat(browser.audit().getFirst().kind().text()).isEqualTo("sign-in-failed");
  }
}
