package io.signalbox.crypto;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.bouncycastle.openpgp.PGPException;
import org.bouncycastle.openpgp.api.OpenPGPCertificate;
import org.bouncycastle.openpgp.api.OpenPGPMessageGenerator;
import org.bouncycastle.openpgp.api.bc.BcOpenPGPApi;

/** Encrypts to OpenPGP keys. */
public final class OpenPgpEncryption {
  private OpenPgpEncryption() {}

  /**
   * A message in ASCII armour with CRLF. Whoever has one of the keys can see to which keys it goes.
   *
   * @param recipients at least one
   * @param signer who signs inside; empty for a message without a signature
   */
  public static String encrypt(
      byte[] content, List<OpenPgpRecipient> recipients, Optional<OpenPgpSigner> signer) {
    if (recipients.isEmpty()) {
      throw new IllegalArgumentException("An encrypted message has a recipient");
    }
    try {
      OpenPGPMessageGenerator message =
          new BcOpenPGPApi(OpenPgpPolicy.STRICT).signAndOrEncryptMessage();
      for (OpenPgpRecipient recipient : recipients) {
        for (OpenPGPCertificate.OpenPGPComponentKey key : recipient.keys()) {
          message.addEncryptionCertificate(key);
        }
      }
      if (signer.isPresent()) {
        signer.get().signWith(message);
      }
      message.setArmored(true).setArmorStreamFactory(Armour.of(oldestVersion(recipients))::build);
      var armored = new ByteArrayOutputStream();
      try (OutputStream out = message.open(armored)) {
        out.write(content);
      }
      return Armour.withCrlf(armored.toString(StandardCharsets.US_ASCII));
    } catch (PGPException | IOException checkedBefore) {
      throw new IllegalStateException("Checked keys did not encrypt", checkedBefore);
    }
  }

  private static int oldestVersion(List<OpenPgpRecipient> recipients) {
    return recipients.stream()
        .flatMap(recipient -> recipient.keys().stream())
        .mapToInt(key -> key.getPGPPublicKey().getVersion())
        .min()
        .orElseThrow();
  }
}
