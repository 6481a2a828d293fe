package io.signalbox.crypto;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.bouncycastle.bcpg.PublicKeyPacket;
import org.bouncycastle.openpgp.api.MessageEncryptionMechanism;
import org.bouncycastle.openpgp.api.OpenPGPKey;
import org.bouncycastle.openpgp.api.OpenPGPMessageInputStream;
import org.bouncycastle.openpgp.api.OpenPGPMessageProcessor;
import org.bouncycastle.openpgp.api.bc.BcOpenPGPApi;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Keys of version 6 (RFC 9580), which no other reader of this machine knows. */
class OpenPgpV6Test {
  private static final String ADDRESS = "joe@example.org";
  private static final byte[] TEXT = "Grüße".getBytes(StandardCharsets.UTF_8);

  private OpenPGPKey key;

  @BeforeEach
  void makeKey() throws Exception {
    key =
        new BcOpenPGPApi()
            .generateKey(PublicKeyPacket.VERSION_6)
            .ed25519x25519Key("Joe <" + ADDRESS + ">")
            .build();
  }

  @Test
  void aMessageForSuchKeysAloneIsOfVersion6() throws Exception {
    String message = OpenPgpEncryption.encrypt(TEXT, List.of(v6()), Optional.empty());

    OpenPGPMessageInputStream.Result result = read(message);

    assertThat(result.getEncryptionMethod().getMode())
        .isEqualTo(MessageEncryptionMechanism.aead(9, 2).getMode());
    assertThat(message).doesNotContainPattern("(?m)^=[A-Za-z0-9+/]{4}\\r$");
  }

  @Test
  void aMessageForOlderKeysTooIsReadByGnuPg(@TempDir Path home) throws Exception {
    Gpg gpg = new Gpg(home);
    gpg.generate("Ann <ann@example.org>", "future-default", "default", "never");
    OpenPgpRecipient older = OpenPgpKeys.recipient(gpg.publicKey("ann@"), "ann@example.org", now());

    String message = OpenPgpEncryption.encrypt(TEXT, List.of(v6(), older), Optional.empty());

    read(message);
    Path file = Files.writeString(home.resolve("message.asc"), message);
    assertThat(gpg.run("", "--decrypt", file.toString())).contains("Grüße");
  }

  private OpenPgpRecipient v6() throws Exception {
    return OpenPgpKeys.recipient(key.toCertificate().toAsciiArmoredString(), ADDRESS, now());
  }

  private OpenPGPMessageInputStream.Result read(String message) throws Exception {
    OpenPGPMessageInputStream stream =
        new OpenPGPMessageProcessor()
            .addDecryptionKey(key)
            .process(new ByteArrayInputStream(message.getBytes(StandardCharsets.US_ASCII)));
    assertThat(stream.readAllBytes()).isEqualTo(TEXT);
    stream.close();
    return stream.getResult();
  }

  /** After the key was made: its times have whole seconds. */
  private static Instant now() {
    return Instant.now().plusSeconds(1);
  }
}
