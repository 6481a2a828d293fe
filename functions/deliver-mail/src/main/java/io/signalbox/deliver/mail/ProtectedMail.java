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
 * encrypted is signed inside by OpenPGP, and its subject stands inside alone (RFC 9788).
 */
final class ProtectedMail {
  private ProtectedMail() {}

  static void write(
      MailMessage message, Protection.Copy copy, Optional<OpenPgpSigner> signer, OutputStream out) {
    Optional<byte[]> publicKey = signer.map(OpenPgpSigner::publicKeyBytes);
    switch (copy) {
      case Protection.Copy.Clear clear -> {
        if (signer.isEmpty()) {
          MailWriter.write(message, out);
          return;
        }
        byte[] part = MailWriter.signedPart(message);
        String signature = signer.get().signature(part);
        ProtectedBody body = ProtectedBody.openPgpSigned(message.delivery(), part, signature);
        MailWriter.write(message, body, publicKey, out);
      }
      case Protection.Copy.OpenPgp openPgp -> {
        String armored =
            OpenPgpEncryption.encrypt(MailWriter.encryptedPart(message), openPgp.keys(), signer);
        ProtectedBody body = ProtectedBody.openPgpEncrypted(message.delivery(), armored);
        MailWriter.write(message.withHiddenSubject(), body, publicKey, out);
      }
      case Protection.Copy.Cms cms -> {
        byte[] enveloped =
            CmsEncryption.encrypt(MailWriter.encryptedPart(message), cms.certificates());
        ProtectedBody body = ProtectedBody.cmsEncrypted(enveloped);
        MailWriter.write(message.withHiddenSubject(), body, publicKey, out);
      }
    }
  }
}
