package io.signalbox.deliver.mail;

import io.signalbox.crypto.CmsSigner;
import io.signalbox.crypto.OpenPgpSigner;
import java.util.Optional;

/**
 * The hub's own keys. A mail that is encrypted is signed by the same means; one in clear by OpenPGP
 * where there is such a key, otherwise by S/MIME.
 */
record Signers(Optional<OpenPgpSigner> openPgp, Optional<CmsSigner> cms) {

  static final Signers NONE = new Signers(Optional.empty(), Optional.empty());

  /** Whether the copy can be signed. */
  boolean canSign(Protection.Copy copy) {
    return switch (copy) {
      case Protection.Copy.Clear _ -> openPgp.isPresent() || cms.isPresent();
      case Protection.Copy.OpenPgp _ -> openPgp.isPresent();
      case Protection.Copy.Cms _ -> cms.isPresent();
    };
  }
}
