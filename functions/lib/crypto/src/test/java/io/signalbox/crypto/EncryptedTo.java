package io.signalbox.crypto;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.TreeSet;
import org.bouncycastle.bcpg.KeyIdentifier;
import org.bouncycastle.openpgp.PGPEncryptedData;
import org.bouncycastle.openpgp.PGPEncryptedDataList;
import org.bouncycastle.openpgp.PGPPublicKeyEncryptedData;
import org.bouncycastle.openpgp.PGPUtil;
import org.bouncycastle.openpgp.bc.BcPGPObjectFactory;

/** To which keys a message is encrypted, as everybody sees who gets hold of it. */
public final class EncryptedTo {
  private EncryptedTo() {}

  /** The ids of the keys in hexadecimal digits. */
  public static Set<String> keys(String armored) {
    Set<String> keys = new TreeSet<>();
    try (InputStream message =
        PGPUtil.getDecoderStream(
            new ByteArrayInputStream(armored.getBytes(StandardCharsets.US_ASCII)))) {
      if (new BcPGPObjectFactory(message).nextObject() instanceof PGPEncryptedDataList list) {
        for (PGPEncryptedData one : list) {
          if (one instanceof PGPPublicKeyEncryptedData to) {
            KeyIdentifier key = to.getKeyIdentifier();
            keys.add("%016X".formatted(key.getKeyId()));
          }
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return keys;
  }
}
