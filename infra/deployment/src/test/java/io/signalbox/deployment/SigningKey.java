package io.signalbox.deployment;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Date;
import org.bouncycastle.bcpg.ArmoredOutputStream;
import org.bouncycastle.openpgp.PGPException;
import org.bouncycastle.openpgp.api.OpenPGPKey;
import org.bouncycastle.openpgp.api.bc.BcOpenPGPApi;

/** A private OpenPGP key that was made for this run. */
final class SigningKey {
  private SigningKey() {}

  /** Armoured, without a passphrase, in one line of JSON. */
  static String of(String userId, Instant createdAt) {
    try {
      OpenPGPKey key =
          new BcOpenPGPApi().generateKey(4, Date.from(createdAt)).classicKey(userId).build();
      var bytes = new ByteArrayOutputStream();
      try (ArmoredOutputStream armour = ArmoredOutputStream.builder().build(bytes)) {
        key.getPGPSecretKeyRing().encode(armour);
      }
      return bytes.toString(StandardCharsets.US_ASCII).replace("\n", "\\n");
    } catch (PGPException | IOException e) {
      throw new IllegalStateException("No key could be made", e);
    }
  }
}
