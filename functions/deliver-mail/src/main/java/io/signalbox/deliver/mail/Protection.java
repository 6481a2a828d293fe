package io.signalbox.deliver.mail;

import io.signalbox.crypto.CmsEncryption;
import io.signalbox.crypto.OpenPgpRecipient;
import io.signalbox.settings.MailAddress;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.stream.Collectors;

/**
 * How a delivery is signed, and to whom which copy of it goes. A copy that is encrypted names the
 * keys of all who get it, so a recipient of Bcc has one of its own.
 *
 * @param signers the hub's own keys, as far as they are used
 */
record Protection(Signers signers, List<Copy> copies) {

  /** What the mails are, for people. */
  String text() {
    return copies.stream()
        .map(copy -> text(copy) + (signers.canSign(copy) ? " and signed" : ", not signed"))
        .collect(Collectors.joining("; "));
  }

  private static String text(Copy copy) {
    return switch (copy) {
      case Copy.Clear _ -> "in clear";
      case Copy.OpenPgp _ -> "encrypted by OpenPGP";
      case Copy.Cms _ -> "encrypted by S/MIME";
    };
  }

  /** One mail. */
  sealed interface Copy {
    /** Who gets it. */
    List<MailAddress> recipients();

    /** In clear. */
    record Clear(List<MailAddress> recipients) implements Copy {}

    /** Encrypted by OpenPGP to all of these keys. */
    record OpenPgp(List<MailAddress> recipients, List<OpenPgpRecipient> keys) implements Copy {}

    /** Encrypted by S/MIME to all of these certificates. */
    record Cms(
        List<MailAddress> recipients,
        List<X509Certificate> certificates,
        CmsEncryption.Cipher cipher)
        implements Copy {}
  }
}
