package io.signalbox.crypto;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What this library writes is read by GnuPG, Sequoia and RNP. */
class OpenPgpInteropTest {
  private static final String TO = "joe@example.org";
  private static final String HUB = "hub@cert.example";
  private static final String TEXT = "Content-Type: text/plain\r\n\r\nGrüße\r\n";

  @SuppressWarnings("NullAway.Init")
  @TempDir
  private Path home;

  @SuppressWarnings("NullAway.Init")
  private Gpg gpg;

  @BeforeEach
  void makeTheHubsKey() {
    gpg = new Gpg(home);
    gpg.generate("Hub <" + HUB + ">", "future-default", "default", "never");
  }

  @ParameterizedTest
  @ValueSource(strings = {"default", "future-default"})
  void anEncryptedAndSignedMessageIsRead(String algorithm) throws Exception {
    gpg.generate("Joe <" + TO + ">", algorithm, "default", "never");
    Path message = write("message.asc", encrypted());
    assertThat(Files.readString(message)).doesNotContainPattern("[^\\r]\\n");

    String seen = gpg.run("", "--status-fd", "1", "--decrypt", message.toString());
    assertThat(seen).contains("GOODSIG", "GOODMDC", "Grüße");

    write("joe.key", gpg.privateKey(TO));
    write("hub.pub", gpg.publicKey(HUB));
    String byteForByte = Files.readString(message);
    String decrypted =
        Tool.run(
            home,
            byteForByte,
            "sqop",
            "decrypt",
            "--verify-with",
            "hub.pub",
            "--verify-out",
            "verified",
            "joe.key");
    assertThat(decrypted).contains("Grüße");
    assertThat(Files.readString(home.resolve("verified")))
        .containsIgnoringCase(gpg.fingerprint(HUB));

    Files.createDirectory(home.resolve("rnp"));
    Tool.run(home, "", "rnpkeys", "--homedir", "rnp", "--import", "joe.key");
    Tool.run(home, "", "rnpkeys", "--homedir", "rnp", "--import", "hub.pub");
    Tool.run(
        home,
        "",
        "rnp",
        "--homedir",
        "rnp",
        "--password",
        "",
        "--decrypt",
        "--output",
        "plain",
        message.toString());
    assertThat(Files.readString(home.resolve("plain"))).isEqualTo(TEXT);
  }

  @Test
  void aMessageOfAnyLengthIsReadWhetherItsArmourEndsWithPaddingOrNot() throws Exception {
    gpg.generate("Joe <" + TO + ">", "default", "default", "never");
    var recipient = OpenPgpKeys.recipient(gpg.publicKey(TO), TO, now());
    for (int length = 0; length < 6; length++) {
      byte[] text = "x".repeat(length).getBytes(StandardCharsets.UTF_8);
      Path message =
          write(
              "message.asc", OpenPgpEncryption.encrypt(text, List.of(recipient), Optional.empty()));
      assertThat(gpg.run("", "--decrypt", message.toString())).doesNotContain("radix64");
    }
  }

  @Test
  void aDetachedSignatureIsVerifiedAndAChangedPartIsNot() throws Exception {
    String signature = signer().signature(TEXT.getBytes(StandardCharsets.UTF_8));
    write("part", TEXT);
    write("part.asc", signature);
    write("hub.pub", gpg.publicKey(HUB));
    gpg.run("", "--verify", home.resolve("part.asc").toString(), home.resolve("part").toString());
    Tool.run(home, TEXT, "sqop", "verify", "part.asc", "hub.pub");
    assertThat(Tool.attempt(home, TEXT + "x", "sqop", "verify", "part.asc", "hub.pub").status())
        .isNotZero();
  }

  private String encrypted() throws UnusableKeyException {
    var recipient = OpenPgpKeys.recipient(gpg.publicKey(TO), TO, now());
    return OpenPgpEncryption.encrypt(
        TEXT.getBytes(StandardCharsets.UTF_8), List.of(recipient), Optional.of(signer()));
  }

  private OpenPgpSigner signer() throws UnusableKeyException {
    return OpenPgpKeys.signer(gpg.privateKey(HUB), new char[0], HUB, now());
  }

  private static Instant now() {
    return Instant.now().plusSeconds(1);
  }

  private Path write(String name, String text) throws IOException {
    return Files.writeString(home.resolve(name), text);
  }
}
