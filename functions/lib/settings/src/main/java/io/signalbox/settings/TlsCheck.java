package io.signalbox.settings;

import io.signalbox.net.tls.Certificates;
import io.signalbox.net.tls.ClientIdentity;
import io.signalbox.settings.check.Faults;
import io.signalbox.settings.check.JsonLocation;
import java.time.Clock;
import java.util.Optional;

/** What the schema cannot say of a destination's certificates and keys. */
final class TlsCheck {
  private final Clock clock;
  private final Faults faults;

  private TlsCheck(Clock clock, Faults faults) {
    this.clock = clock;
    this.faults = faults;
  }

  static void check(JsonLocation tls, Clock clock, Faults faults) {
    new TlsCheck(clock, faults).check(tls);
  }

  private void check(JsonLocation tls) {
    JsonLocation certificate = tls.at("certificate");
    JsonLocation key = tls.at("key");
    JsonLocation keystore = tls.at("keystore");
    trying(tls.at("ca"), () -> tls.at("ca").text().ifPresent(Certificates::ofPem));
    if (certificate.exists() != key.exists()) {
      faults.add(tls, "certificate and key go together");
    }
    if (keystore.exists() && certificate.exists()) {
      faults.add(keystore, "stands in place of certificate and key, not beside them");
    }
    if (keystore.exists() != tls.at("keystorePassword").exists()) {
      faults.add(tls, "keystore and keystorePassword go together");
    }
    trying(certificate, () -> certificate.text().ifPresent(Certificates::ofPem));
    trying(key, () -> pem(certificate, key));
    trying(keystore, () -> pkcs12(keystore, tls.at("keystorePassword")));
  }

  private void pem(JsonLocation certificate, JsonLocation key) {
    if (!faults.at(certificate) && certificate.text().isPresent() && key.text().isPresent()) {
      ClientIdentity.ofPem(certificate.text().get(), key.text().get())
          .requireValid(clock.instant());
    }
  }

  private void pkcs12(JsonLocation keystore, JsonLocation password) {
    Optional<String> text = keystore.text();
    if (text.isPresent() && password.text().isPresent()) {
      ClientIdentity.ofPkcs12(text.get(), password.text().get()).requireValid(clock.instant());
    }
  }

  private void trying(JsonLocation place, Runnable check) {
    try {
      check.run();
    } catch (IllegalArgumentException fault) {
      faults.add(place, String.valueOf(fault.getMessage()));
    }
  }
}
