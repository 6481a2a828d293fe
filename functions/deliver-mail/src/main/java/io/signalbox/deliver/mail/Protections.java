package io.signalbox.deliver.mail;

import io.signalbox.crypto.Certificates;
import io.signalbox.crypto.CmsEncryption;
import io.signalbox.crypto.CmsSigner;
import io.signalbox.crypto.OpenPgpKeys;
import io.signalbox.crypto.OpenPgpRecipient;
import io.signalbox.crypto.OpenPgpSigner;
import io.signalbox.crypto.Unusable;
import io.signalbox.crypto.UnusableKeyException;
import io.signalbox.settings.MailAddress;
import io.signalbox.settings.MailSecurity;
import io.signalbox.settings.MailSecurity.Level;
import io.signalbox.settings.SecretReference;
import io.signalbox.settings.SmimeOptions;
import io.signalbox.store.Secrets;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Finds what protects a delivery. Every key is checked at each send: it may have expired. */
final class Protections {
  private final Secrets secrets;
  private final Clock clock;

  Protections(Secrets secrets, Clock clock) {
    this.secrets = secrets;
    this.clock = clock;
  }

  /**
   * What protects a mail to these recipients.
   *
   * @throws UnusableKeyException where a key is required and cannot be used: nothing is sent then
   */
  Protection of(MailSecurity security, Recipients recipients) throws UnusableKeyException {
    Instant now = clock.instant();
    List<MailAddress> clear = new ArrayList<>();
    List<MailAddress> openPgp = new ArrayList<>();
    List<OpenPgpRecipient> keys = new ArrayList<>();
    List<MailAddress> cms = new ArrayList<>();
    List<X509Certificate> certificates = new ArrayList<>();
    CmsEncryption.Cipher cipher = cipher(security);
    List<Protection.Copy> copies = new ArrayList<>();
    for (MailAddress address : recipients.all()) {
      boolean isHidden = recipients.bcc().contains(address);
      switch (copy(security, address, now)) {
        case Protection.Copy.Clear one -> clear.addAll(one.recipients());
        case Protection.Copy.OpenPgp one when !isHidden -> {
          openPgp.add(address);
          keys.addAll(one.keys());
        }
        case Protection.Copy.Cms one when !isHidden -> {
          cms.add(address);
          certificates.addAll(one.certificates());
        }
        case Protection.Copy hidden -> copies.add(hidden);
      }
    }
    if (!clear.isEmpty()) {
      copies.add(new Protection.Copy.Clear(clear));
    }
    if (!openPgp.isEmpty()) {
      copies.add(new Protection.Copy.OpenPgp(openPgp, keys));
    }
    if (!cms.isEmpty()) {
      copies.add(new Protection.Copy.Cms(cms, certificates, cipher));
    }
    return new Protection(signers(security, recipients.from(), copies, now), copies);
  }

  /** Those of the recipients to whom nothing may be sent, for want of a usable key. */
  List<MailAddress> withoutKey(MailSecurity security, Recipients recipients) {
    Instant now = clock.instant();
    List<MailAddress> missing = new ArrayList<>();
    for (MailAddress address : recipients.all()) {
      try {
        copy(security, address, now);
      } catch (UnusableKeyException fault) {
        missing.add(address);
      }
    }
    return missing;
  }

  private static Protection.Copy copy(MailSecurity security, MailAddress address, Instant now)
      throws UnusableKeyException {
    Level level = security.encryptTo(address);
    List<MailAddress> alone = List.of(address);
    if (level == Level.NEVER) {
      return new Protection.Copy.Clear(alone);
    }
    try {
      MailSecurity.RecipientKey key =
          security
              .key(address)
              .orElseThrow(() -> new UnusableKeyException(new Unusable.Missing(address.address())));
      if (key.openPgp().isPresent()) {
        return new Protection.Copy.OpenPgp(
            alone, List.of(OpenPgpKeys.recipient(key.openPgp().get(), address.address(), now)));
      }
      if (key.certificate().isPresent()) {
        return new Protection.Copy.Cms(
            alone,
            List.of(
                Certificates.recipient(
                    key.certificate().get(), address.address(), authorities(security), now)),
            cipher(security));
      }
      throw new UnusableKeyException(new Unusable.Missing(address.address()));
    } catch (UnusableKeyException fault) {
      if (level == Level.REQUIRED) {
        throw fault;
      }
      return new Protection.Copy.Clear(alone);
    }
  }

  private static List<X509Certificate> authorities(MailSecurity security)
      throws UnusableKeyException {
    Optional<String> pem = security.smime().authorities();
    return pem.isPresent() ? Certificates.parse(pem.get()) : List.of();
  }

  private static CmsEncryption.Cipher cipher(MailSecurity security) {
    return switch (security.smime().cipher()) {
      case AES_256_CBC -> CmsEncryption.Cipher.CBC;
      case AES_256_GCM -> CmsEncryption.Cipher.GCM;
    };
  }

  /**
   * What signs a mail in clear of that sender.
   *
   * @throws UnusableKeyException where a signature is required and there is no usable key
   */
  Signers signers(MailSecurity security, MailAddress sender) throws UnusableKeyException {
    return signers(
        security, sender, List.of(new Protection.Copy.Clear(List.of())), clock.instant());
  }

  private Signers signers(
      MailSecurity security, MailAddress sender, List<Protection.Copy> copies, Instant now)
      throws UnusableKeyException {
    if (security.sign() == Level.NEVER) {
      return Signers.NONE;
    }
    UnusableKeyException fault = new UnusableKeyException(new Unusable.Missing(sender.address()));
    Optional<OpenPgpSigner> openPgp = Optional.empty();
    Optional<CmsSigner> cms = Optional.empty();
    try {
      openPgp = openPgp(security, sender, now);
    } catch (UnusableKeyException unusable) {
      fault = unusable;
    }
    try {
      cms = cms(security, sender, now);
    } catch (UnusableKeyException unusable) {
      fault = unusable;
    }
    Signers signers = new Signers(openPgp, cms);
    if (security.sign() == Level.REQUIRED && !copies.stream().allMatch(signers::canSign)) {
      throw fault;
    }
    return signers;
  }

  private Optional<OpenPgpSigner> openPgp(MailSecurity security, MailAddress sender, Instant now)
      throws UnusableKeyException {
    if (security.signingKey().isEmpty()) {
      return Optional.empty();
    }
    MailSecurity.OpenPgpKey key = security.signingKey().get();
    String passphrase = key.passphrase().isPresent() ? secret(key.passphrase().get(), sender) : "";
    return Optional.of(
        OpenPgpKeys.signer(
            secret(key.key(), sender), passphrase.toCharArray(), sender.address(), now));
  }

  private Optional<CmsSigner> cms(MailSecurity security, MailAddress sender, Instant now)
      throws UnusableKeyException {
    if (security.smime().signingKey().isEmpty()) {
      return Optional.empty();
    }
    SmimeOptions.SigningCertificate own = security.smime().signingKey().get();
    return Optional.of(
        CmsSigner.of(secret(own.key(), sender), own.certificate(), sender.address(), now));
  }

  private String secret(SecretReference reference, MailAddress sender) throws UnusableKeyException {
    return secrets
        .get(reference.name())
        .orElseThrow(() -> new UnusableKeyException(new Unusable.Missing(sender.address())));
  }
}
