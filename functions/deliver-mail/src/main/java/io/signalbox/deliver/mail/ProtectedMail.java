package io.signalbox.deliver.mail;

import io.signalbox.crypto.CmsEncryption;
import io.signalbox.crypto.OpenPgpEncryption;
import io.signalbox.crypto.OpenPgpSigner;
import io.signalbox.deliver.mail.mime.MailMessage;
import io.signalbox.deliver.mail.mime.MailWriter;
import io.signalbox.deliver.mail.mime.ProtectedBody;
import java.io.OutputStream;
import java.util.Optional;

/**
 * Writes a mail as its protection asks for: OpenPGP as in RFC 3156, S/MIME as in RFC 8551. What is
 * encrypted is signed inside, and its subject stands inside alone (RFC 9788).
 */
final class ProtectedMail {
  private ProtectedMail() {}

  static void write(MailMessage message, Protection.Copy copy, Signers signers, OutputStream out) {
    Optional<byte[]> publicKey = signers.openPgp().map(OpenPgpSigner::publicKeyBytes);
    switch (copy) {
      case Protection.Copy.Clear _ -> {
        Optional<ProtectedBody> signed = signed(message, signers);
        if (signed.isPresent()) {
          MailWriter.write(message, signed.get(), publicKey, out);
        } else {
          MailWriter.write(message, out);
        }
      }
      case Protection.Copy.OpenPgp openPgp -> {
        String armored =
            OpenPgpEncryption.encrypt(
                MailWriter.encryptedPart(message), openPgp.keys(), signers.openPgp());
        ProtectedBody body = ProtectedBody.openPgpEncrypted(message.delivery(), armored);
        MailWriter.write(message.withHiddenSubject(), body, publicKey, out);
      }
      case Protection.Copy.Cms cms -> {
        byte[] part = MailWriter.encryptedPart(message);
        byte[] content =
            signers
                .cms()
                .map(
                    signer ->
                        ProtectedBody.cmsSigned(message.delivery(), part, signer.signature(part))
                            .bytes())
                .orElse(part);
        byte[] enveloped = CmsEncryption.encrypt(content, cms.certificates(), cms.cipher());
        ProtectedBody body =
            ProtectedBody.cmsEncrypted(enveloped, cms.cipher() == CmsEncryption.Cipher.GCM);
        MailWriter.write(message.withHiddenSubject(), body, publicKey, out);
      }
    }
  }

  private static Optional<ProtectedBody> signed(MailMessage message, Signers signers) {
    if (signers.openPgp().isPresent()) {
      byte[] part = MailWriter.signedPart(message);
      String signature = signers.openPgp().get().signature(part);
      return Optional.of(ProtectedBody.openPgpSigned(message.delivery(), part, signature));
    }
    return signers
        .cms()
        .map(
            signer -> {
              byte[] part = MailWriter.signedPart(message);
              return ProtectedBody.cmsSigned(message.delivery(), part, signer.signature(part));
            });
  }
}
