package io.signalbox.crypto;

import java.util.List;
import org.bouncycastle.openpgp.api.OpenPGPCertificate;

/** A key that may be used to encrypt to its owner, as {@link OpenPgpKeys} found it. */
public final class OpenPgpRecipient {
  private final OpenPGPCertificate certificate;
  private final List<OpenPGPCertificate.OpenPGPComponentKey> keys;

  OpenPgpRecipient(
      OpenPGPCertificate certificate, List<OpenPGPCertificate.OpenPGPComponentKey> keys) {
    this.certificate = certificate;
    this.keys = List.copyOf(keys);
  }

  /** In lower-case hexadecimal. */
  public String fingerprint() {
    return OpenPgpCheck.fingerprint(certificate.getPrimaryKey().getPGPPublicKey());
  }

  List<OpenPGPCertificate.OpenPGPComponentKey> keys() {
    return keys;
  }
}
