package io.signalbox.keys;

import io.signalbox.crypto.Certificates;
import io.signalbox.crypto.KeyFacts;
import io.signalbox.crypto.OpenPgpKeys;
import io.signalbox.crypto.UnusableKeyException;
import io.signalbox.directory.keys.FoundKey;
import io.signalbox.net.tls.ClientIdentity;
import io.signalbox.settings.DeliveryMethod;
import io.signalbox.settings.DeliveryMethods;
import io.signalbox.settings.check.JsonLocation;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Finds the keys and certificates of a settings document, written or stored. One that cannot be
 * read is left out: the checks of the settings say so.
 */
public final class KeyUses {
  private final SecretText secrets;
  private final Instant now;
  private final List<KeyUse> found = new ArrayList<>();

  /** What stands at a place of a credential. */
  @FunctionalInterface
  public interface SecretText {
    /** Those that stand in the document itself. */
    SecretText IN_CLEAR = JsonLocation::text;

    /** The credential; empty if it is not known here. */
    Optional<String> at(JsonLocation place);
  }

  private KeyUses(SecretText secrets, Instant now) {
    this.secrets = secrets;
    this.now = now;
  }

  /** All uses, in the order of the document. */
  public static List<KeyUse> in(JsonLocation document, SecretText secrets, Instant now) {
    KeyUses uses = new KeyUses(secrets, now);
    Stream.of("destinations", "connections")
        .flatMap(kind -> document.at(kind).children().stream())
        .forEach(uses::addAll);
    return uses.found;
  }

  /** The use of a key that mails to an address are encrypted to. */
  static Optional<KeyUse> ofRecipient(String place, String text, String address, Instant now) {
    try {
      KeyFacts facts = KeyReader.facts(text, now);
      return Optional.of(
          new KeyUse(
              place,
              Purpose.ENCRYPT,
              Optional.of(address),
              facts,
              KeyReader.fault(text, address, now)));
    } catch (UnusableKeyException unreadable) {
      return Optional.empty();
    }
  }

  /** The use of a key that the hub holds; it is usable where it is for one of its addresses. */
  public static Optional<KeyUse> ofHeld(String place, String text, Instant now) {
    try {
      KeyFacts facts = KeyReader.facts(text, now);
      return Optional.of(
          new KeyUse(
              place, Purpose.ENCRYPT, Optional.empty(), facts, KeyReader.heldFault(text, now)));
    } catch (UnusableKeyException unreadable) {
      return Optional.empty();
    }
  }

  /** The use of a key that was found by Web Key Directory; empty where none was. */
  public static Optional<KeyUse> ofFound(String place, FoundKey found, Instant now) {
    return found
        .pinned()
        .flatMap(pinned -> ofRecipient(place, pinned.text(), found.address(), now))
        .map(
            use ->
                new KeyUse(
                    use.place(),
                    use.purpose(),
                    use.address(),
                    use.facts(),
                    use.unusable(),
                    found.otherText()));
  }

  private void addAll(JsonLocation destination) {
    for (JsonLocation key : destination.at("mail").at("keys").children()) {
      recipientKey(key)
          .flatMap(text -> ofRecipient(key.pointer(), text, key.name(), now))
          .ifPresent(found::add);
    }
    // Events name these by fingerprint, for an address that is not known yet.
    for (JsonLocation key : destination.at("keys").children()) {
      recipientKey(key).ifPresent(text -> add(key, Purpose.ENCRYPT, text));
    }
    addSigner(destination.at("mail").at("signingKey").at("openpgp"));
    JsonLocation certificate =
        destination.at("mail").at("smime").at("signingKey").at("certificate");
    certificate.text().ifPresent(text -> add(certificate, Purpose.SIGN, text));
    addAuthorities(destination.at("mail").at("smime").at("ca"));
    for (DeliveryMethod method : DeliveryMethods.all()) {
      addTls(destination.at(method.name()).at("tls"));
    }
  }

  private static Optional<String> recipientKey(JsonLocation key) {
    return key.at("openpgp").text().or(() -> key.at("certificate").text());
  }

  private void addSigner(JsonLocation place) {
    secrets
        .at(place)
        .ifPresent(
            text -> {
              try {
                found.add(use(place, Purpose.SIGN, OpenPgpKeys.signerFacts(text, now)));
              } catch (UnusableKeyException unreadable) {
                // Nothing to say of it here.
              }
            });
  }

  private void addTls(JsonLocation tls) {
    addAuthorities(tls.at("ca"));
    JsonLocation certificate = tls.at("certificate");
    certificate.text().ifPresent(text -> add(certificate, Purpose.IDENTIFY, text));
    JsonLocation keystore = tls.at("keystore");
    Optional<String> file = secrets.at(keystore);
    Optional<String> password = secrets.at(tls.at("keystorePassword"));
    if (file.isPresent() && password.isPresent()) {
      addKeystore(keystore, file.get(), password.get());
    }
  }

  private void addAuthorities(JsonLocation authorities) {
    authorities
        .text()
        .ifPresent(
            text ->
                certificates(text)
                    .forEach(
                        one ->
                            found.add(use(authorities, Purpose.TRUST, Certificates.facts(one)))));
  }

  private void addKeystore(JsonLocation place, String file, String password) {
    try {
      X509Certificate own = ClientIdentity.ofPkcs12(file, password).chain().getFirst();
      found.add(use(place, Purpose.IDENTIFY, Certificates.facts(own)));
    } catch (IllegalArgumentException unreadable) {
      // Nothing to say of it here.
    }
  }

  private static List<X509Certificate> certificates(String text) {
    try {
      return Certificates.parse(text);
    } catch (UnusableKeyException unreadable) {
      return List.of();
    }
  }

  private void add(JsonLocation place, Purpose purpose, String text) {
    try {
      found.add(use(place, purpose, KeyReader.facts(text, now)));
    } catch (UnusableKeyException unreadable) {
      // Nothing to say of it here.
    }
  }

  private KeyUse use(JsonLocation place, Purpose purpose, KeyFacts facts) {
    Optional<String> fault =
        facts
            .expires()
            .filter(end -> !end.isAfter(now))
            .map(end -> "it expired on " + end.toString().substring(0, "2026-11-28".length()));
    return new KeyUse(place.pointer(), purpose, Optional.empty(), facts, fault);
  }
}
