package io.signalbox.deliver.mail;

import io.signalbox.crypto.OpenPgpRecipient;
import io.signalbox.crypto.OpenPgpSigner;
import io.signalbox.settings.MailAddress;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Optional;

/**
 * How a delivery is signed, and to whom which copy of it goes. A copy that is encrypted names the
 * keys of all who get it, so a recipient of Bcc has one of its own.
 *
 * @param signer the hub's own key; empty for mails without a signature
 */
record Protection(Optional<OpenPgpSigner> signer, List<Copy> copies) {

  /** One mail. */
  sealed interface Copy {
    /** Who gets it. */
    List<MailAddress> recipients();

    /** In clear. */
    record Clear(List<MailAddress> recipients) implements Copy {}

    /** Encrypted by OpenPGP to all of these keys. */
    record OpenPgp(List<MailAddress> recipients, List<OpenPgpRecipient> keys) implements Copy {}

    /** Encrypted by S/MIME to all of these certificates. */
    record Cms(List<MailAddress> recipients, List<X509Certificate> certificates) implements Copy {}
  }
}
