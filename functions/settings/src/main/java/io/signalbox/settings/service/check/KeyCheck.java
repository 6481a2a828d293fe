package io.signalbox.settings.service.check;

import io.signalbox.crypto.Certificates;
import io.signalbox.crypto.CmsSigner;
import io.signalbox.crypto.OpenPgpKeys;
import io.signalbox.crypto.UnusableKeyException;
import io.signalbox.directory.keys.HeldKey;
import io.signalbox.directory.keys.HeldKeys;
import io.signalbox.settings.KeyFaults;
import io.signalbox.settings.MailSecurity;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Says why a key is not usable, as a delivery would find it. */
public final class KeyCheck implements KeyFaults {
  private final HeldKeys held;
  private final String sender;
  private final Clock clock;

  /**
   * @param held the keys that fingerprints name
   * @param sender the address of mails whose destination names none
   */
  public KeyCheck(HeldKeys held, String sender, Clock clock) {
    this.held = held;
    this.sender = sender;
    this.clock = clock;
  }

  @Override
  public Optional<String> ofRecipient(
      MailSecurity.RecipientKey key, String address, Optional<String> authorities) {
    try {
      if (key.openPgp().isPresent()) {
        OpenPgpKeys.recipient(key.openPgp().get(), address, clock.instant());
      }
      if (key.certificate().isPresent()) {
        Certificates.recipient(
            key.certificate().get(), address, authorities(authorities), clock.instant());
      }
      return key.fingerprint().flatMap(known -> ofHeld(known, address, authorities));
    } catch (UnusableKeyException fault) {
      return Optional.ofNullable(fault.getMessage());
    }
  }

  private Optional<String> ofHeld(
      String fingerprint, String address, Optional<String> authorities) {
    Optional<HeldKey> key = held.find(fingerprint);
    if (key.isEmpty()) {
      return Optional.of("the hub holds no such key: PUT it to /v1/keys/" + fingerprint + " first");
    }
    return ofRecipient(
        new MailSecurity.RecipientKey(
            Optional.empty(),
            key.filter(HeldKey::isOpenPgp).map(HeldKey::text),
            key.filter(one -> !one.isOpenPgp()).map(HeldKey::text)),
        address,
        authorities);
  }

  @Override
  public Optional<String> ofSigner(SigningKey key, Optional<String> from) {
    String address = from.orElse(sender);
    Instant now = clock.instant();
    try {
      switch (key) {
        case SigningKey.OpenPgp(String armored, String passphrase) ->
            OpenPgpKeys.signer(armored, passphrase.toCharArray(), address, now);
        case SigningKey.Smime(String privateKey, String certificates) ->
            CmsSigner.of(privateKey, certificates, address, now);
      }
      return Optional.empty();
    } catch (UnusableKeyException fault) {
      return Optional.ofNullable(fault.getMessage());
    }
  }

  private static List<X509Certificate> authorities(Optional<String> pem)
      throws UnusableKeyException {
    return pem.isPresent() ? Certificates.parse(pem.get()) : List.of();
  }
}
