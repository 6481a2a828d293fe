package io.signalbox.deliver.mail;

import io.signalbox.crypto.OpenPgpRecipient;
import io.signalbox.crypto.OpenPgpSigner;
import io.signalbox.settings.MailAddress;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * How a delivery is signed, and to whom which copy of it goes. A copy that is encrypted names the
 * keys of all who get it, so a recipient of Bcc has one of its own.
 *
 * @param signer the hub's own key; empty for mails without a signature
 */
record Protection(Optional<OpenPgpSigner> signer, List<Copy> copies) {

  /** What the mails are, for people. */
  String text() {
    String kinds =
        copies.stream()
            .map(
                copy ->
                    switch (copy) {
                      case Copy.Clear _ -> "in clear";
                      case Copy.OpenPgp _ -> "encrypted by OpenPGP";
                      case Copy.Cms _ -> "encrypted by S/MIME";
                    })
            .collect(Collectors.joining(", "));
    return kinds + (signer.isPresent() ? "; signed" : "; not signed");
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
    record Cms(List<MailAddress> recipients, List<X509Certificate> certificates) implements Copy {}
  }
}
