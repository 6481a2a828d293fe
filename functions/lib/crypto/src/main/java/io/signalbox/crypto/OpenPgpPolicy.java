package io.signalbox.crypto;

import org.bouncycastle.bcpg.HashAlgorithmTags;
import org.bouncycastle.bcpg.SymmetricKeyAlgorithmTags;
import org.bouncycastle.openpgp.api.OpenPGPDefaultPolicy;
import org.bouncycastle.openpgp.api.OpenPGPPolicy;

/** What the hub itself writes: SHA-512 and AES-256. */
final class OpenPgpPolicy {
  static final OpenPGPPolicy STRICT =
      new OpenPGPDefaultPolicy()
          .setDefaultDocumentSignatureHashAlgorithm(HashAlgorithmTags.SHA512)
          .setDefaultSymmetricKeyAlgorithm(SymmetricKeyAlgorithmTags.AES_256);

  private OpenPgpPolicy() {}
}
