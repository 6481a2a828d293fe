package io.signalbox.settings;

import io.signalbox.settings.MailSecurity.RecipientKey;
import io.signalbox.settings.check.Faults;
import io.signalbox.settings.check.JsonLocation;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Checks the keys of destinations that get mails. A private key is checked when it is written; what
 * the secret store has, at each send.
 */
final class MailKeysCheck {
  private static final String OPEN_PGP = "openpgp";
  private static final String CERTIFICATE = "certificate";
  private static final String FINGERPRINT = "fingerprint";

  private final CheckContext context;
  private final Faults faults;

  MailKeysCheck(CheckContext context, Faults faults) {
    this.context = context;
    this.faults = faults;
  }

  void check(JsonLocation mail) {
    Optional<String> authorities = mail.at("smime").at("ca").text();
    for (JsonLocation key : mail.at("keys").children()) {
      recipient(key, authorities);
    }
    signers(mail);
  }

  private void recipient(JsonLocation key, Optional<String> authorities) {
    MailAddress address;
    try {
      address = MailAddress.parse(key.name());
    } catch (IllegalArgumentException e) {
      faults.add(key, String.valueOf(e.getMessage()));
      return;
    }
    if (key.at(FINGERPRINT).exists()
        && (key.at(OPEN_PGP).exists() || key.at(CERTIFICATE).exists())) {
      faults.add(key.at(FINGERPRINT), "stands in the place of openpgp and certificate");
    }
    boolean isGiven =
        Stream.of(OPEN_PGP, CERTIFICATE, FINGERPRINT).anyMatch(kind -> key.at(kind).exists());
    if (key.at("wkd").node().asBoolean() && isGiven) {
      faults.add(key.at("wkd"), "stands in the place of openpgp, certificate and fingerprint");
    }
    for (String kind : List.of(OPEN_PGP, CERTIFICATE, FINGERPRINT)) {
      JsonLocation given = key.at(kind);
      given
          .text()
          .flatMap(
              text ->
                  context
                      .keyFaults()
                      .ofRecipient(keyOf(kind, text), address.address(), authorities))
          .ifPresent(fault -> faults.add(given, fault));
    }
  }

  private static RecipientKey keyOf(String kind, String text) {
    Optional<String> given = Optional.of(text);
    return new RecipientKey(
        Optional.empty(),
        given.filter(_ -> kind.equals(OPEN_PGP)),
        given.filter(_ -> kind.equals(CERTIFICATE)),
        given.filter(_ -> kind.equals(FINGERPRINT)),
        Optional.empty());
  }

  private void signers(JsonLocation mail) {
    JsonLocation openPgp = mail.at("signingKey").at(OPEN_PGP);
    JsonLocation passphrase = mail.at("signingKey").at("passphrase");
    if (openPgp.text().isPresent() && (passphrase.text().isPresent() || !passphrase.exists())) {
      signer(
          mail,
          openPgp,
          new KeyFaults.SigningKey.OpenPgp(openPgp.text().get(), passphrase.text().orElse("")));
    }
    JsonLocation certificate = mail.at("smime").at("signingKey").at(CERTIFICATE);
    Optional<String> key = mail.at("smime").at("signingKey").at("key").text();
    if (certificate.text().isPresent() && key.isPresent()) {
      signer(
          mail, certificate, new KeyFaults.SigningKey.Smime(key.get(), certificate.text().get()));
    }
  }

  private void signer(JsonLocation mail, JsonLocation place, KeyFaults.SigningKey key) {
    Optional<String> sender;
    try {
      sender = mail.at("from").text().map(MailAddress::parse).map(MailAddress::address);
    } catch (IllegalArgumentException saidOfFrom) {
      return;
    }
    context.keyFaults().ofSigner(key, sender).ifPresent(fault -> faults.add(place, fault));
  }
}
