package io.signalbox.console;

import static io.signalbox.console.Browser.header;
import static org.assertj.core.api.Assertions.assertThat;

import io.signalbox.store.TestCertificate;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Where the domain has mutual TLS, the certificate of an instance begins a session. */
class CertificateSignInTest {
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
    settings("\"" + TestCertificate.FINGERPRINT + "\"");
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
    browser.certificatePem = Optional.of(TestCertificate.PEM);
    assertThat(browser.get("/console/sign-in").getBody()).contains("Sign in with your certificate");

    assertThat(signIn()).isEqualTo("303 home");

    assertThat(browser.get("/console/today").getBody()).contains("<bdi>duty</bdi>");
    assertThat(browser.api.requests().getLast().at("/multiValueHeaders/Authorization/0").asText())
        .startsWith("Bearer signalbox-person.");
    assertThat(browser.audit().getFirst().what()).isEqualTo("certificate");
  }

  @Test
  void withoutTheCertificateTheSessionIsGoodForNothing() {
    browser.certificatePem = Optional.of(TestCertificate.PEM);
    signIn();

    browser.certificatePem = Optional.of(OTHER);
    assertThat(browser.get("/console/today").getStatusCode()).isEqualTo(303);
    browser.certificatePem = Optional.empty();
    assertThat(browser.get("/console/today").getStatusCode()).isEqualTo(303);
    browser.certificatePem = Optional.of(TestCertificate.PEM);
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
