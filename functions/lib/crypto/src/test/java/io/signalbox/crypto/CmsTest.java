package io.signalbox.crypto;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Certificates that OpenSSL makes, and what it reads of what this library writes. */
class CmsTest {
  private static final String ADDRESS = "joe@example.org";
  private static final String FOR_MAIL = "extendedKeyUsage=emailProtection";
  private static final String NO_AUTHORITY = "basicConstraints=critical,CA:FALSE";
  private static final String TEXT = "Content-Type: text/plain\r\n\r\nhello\r\n";

  @SuppressWarnings("NullAway.Init")
  @TempDir
  private Path folder;

  @ParameterizedTest
  @ValueSource(strings = {"rsa:2048", "ec"})
  void whatIsEncryptedAndSignedIsRead(String algorithm) throws Exception {
    String pem = certificate("own", algorithm, ADDRESS, FOR_MAIL);
    var recipient = Certificates.recipient(pem, ADDRESS, List.of(), now());
    var signer = CmsSigner.of(read("own.key"), pem, ADDRESS, now());
    byte[] part = TEXT.getBytes(StandardCharsets.UTF_8);
    Files.write(folder.resolve("part"), part);

    Files.write(folder.resolve("sig.der"), signer.signature(part));
    String verify = "cms -verify -binary -inform DER -in sig.der -CAfile own.pem -purpose any";
    openssl(verify + " -content part -out verified");

    for (var cipher : CmsEncryption.Cipher.values()) {
      Files.write(
          folder.resolve("mail.der"), CmsEncryption.encrypt(part, List.of(recipient), cipher));
      openssl("cms -decrypt -inform DER -in mail.der -inkey own.key -recip own.pem -out plain");
      assertThat(read("plain")).isEqualTo(TEXT);
    }
  }

  @Test
  void aCertificateIsUsableFromItsBeginningUntilItExpires() throws IOException {
    String pem = certificate("own", "ec", ADDRESS, FOR_MAIL);
    assertThat(fault(pem, now().plus(Duration.ofDays(100)))).isInstanceOf(Unusable.Expired.class);
    assertThat(fault(pem, now().minus(Duration.ofDays(2))))
        .isInstanceOf(Unusable.NotYetValid.class);
  }

  @Test
  void aCertificateForOtherPurposesIsNotUsable() throws IOException {
    assertThat(fault(certificate("own", "ec", ADDRESS, "extendedKeyUsage=serverAuth"), now()))
        .isInstanceOf(Unusable.WrongPurpose.class);
    assertThat(fault(certificate("own", "ec", ADDRESS, "keyUsage=digitalSignature"), now()))
        .isInstanceOf(Unusable.WrongPurpose.class);
  }

  @Test
  void aWeakCertificateIsNotUsable() throws IOException {
    assertThat(fault(certificate("own", "rsa:1024", ADDRESS, FOR_MAIL), now()))
        .isInstanceOf(Unusable.Weak.class);
    assertThat(fault(certificate("own", "rsa:2048", ADDRESS, FOR_MAIL, "-sha1"), now()))
        .isInstanceOf(Unusable.Weak.class);
  }

  @Test
  void aCertificateOfAnotherAddressIsNotUsable() throws IOException {
    assertThat(fault(certificate("own", "ec", "ann@example.org", FOR_MAIL), now()))
        .isInstanceOf(Unusable.OtherAddress.class);
  }

  @Test
  void aPrivateKeyTwoCertificatesOrGarbageAreNotUsable() throws IOException {
    String pem = certificate("own", "ec", ADDRESS, FOR_MAIL, "-addext", NO_AUTHORITY);
    String other = certificate("two", "ec", ADDRESS, FOR_MAIL, "-addext", NO_AUTHORITY);
    assertThat(fault(pem + read("own.key"), now())).isInstanceOf(Unusable.Private.class);
    assertThat(fault("garbage", now())).isInstanceOf(Unusable.Unreadable.class);
    assertThat(fault(pem + other, now())).isInstanceOf(Unusable.Several.class);
  }

  @Test
  void whereAuthoritiesAreStatedTheChainLeadsToOneOfThem() throws Exception {
    String pem = certificate("own", "ec", ADDRESS, FOR_MAIL);
    var others = Certificates.parse(certificate("two", "ec", "two@example.org", FOR_MAIL));
    Certificates.recipient(pem, ADDRESS, Certificates.parse(pem), now());
    var thrown =
        catchThrowableOfType(
            UnusableKeyException.class, () -> Certificates.recipient(pem, ADDRESS, others, now()));
    assertThat(thrown.reason()).isInstanceOf(Unusable.Untrusted.class);
  }

  @Test
  void aChainIsJudgedAtTheMomentOfTheMail() throws Exception {
    certificate("root", "ec", "ca@example.org", "basicConstraints=critical,CA:TRUE");
    issue("between", "root", "basicConstraints=critical,CA:TRUE", 3);
    issue("leaf", "between", "subjectAltName=email:" + ADDRESS, 300);
    String pem = read("leaf.pem") + read("between.pem");
    var roots = Certificates.parse(read("root.pem"));

    Certificates.recipient(pem, ADDRESS, roots, now());
    var thrown =
        catchThrowableOfType(
            UnusableKeyException.class,
            () -> Certificates.recipient(pem, ADDRESS, roots, now().plus(Duration.ofDays(5))));
    assertThat(thrown.reason()).isInstanceOf(Unusable.Untrusted.class);
  }

  @Test
  void aKeyThatDoesNotFitItsCertificateDoesNotSign() throws IOException {
    String pem = certificate("own", "ec", ADDRESS, FOR_MAIL);
    certificate("two", "ec", ADDRESS, FOR_MAIL);
    String otherKey = read("two.key");
    assertThat(
            catchThrowableOfType(
                UnusableKeyException.class, () -> CmsSigner.of(otherKey, pem, ADDRESS, now())))
        .isNotNull();
  }

  /** After the certificate was made: its times have whole seconds. */
  private static Instant now() {
    return Instant.now().plusSeconds(1);
  }

  private static Unusable fault(String pem, Instant now) {
    var thrown =
        catchThrowableOfType(
            UnusableKeyException.class, () -> Certificates.recipient(pem, ADDRESS, List.of(), now));
    assertThat(thrown).isNotNull();
    return thrown.reason();
  }

  private String certificate(
      String name, String algorithm, String address, String extension, String... more)
      throws IOException {
    String curve = algorithm.equals("ec") ? " -pkeyopt ec_paramgen_curve:P-256" : "";
    String command =
        "req -x509 -nodes -days 30 -subj /CN=%s -newkey %s%s -keyout %s.key -out %s.pem"
            .formatted(name, algorithm, curve, name, name);
    openssl(
        "%s -addext subjectAltName=email:%s -addext %s %s"
            .formatted(command, address, extension, String.join(" ", more)));
    return read(name + ".pem");
  }

  private void issue(String name, String issuer, String extension, int days) throws IOException {
    openssl(
        "req -nodes -newkey ec -pkeyopt ec_paramgen_curve:P-256 -subj /CN=%s -keyout %s.key -out %s.csr"
            .formatted(name, name, name));
    Files.writeString(folder.resolve(name + ".ext"), extension + "\n");
    openssl(
        "x509 -req -days %d -in %s.csr -CA %s.pem -CAkey %s.key -CAcreateserial -extfile %s.ext -out %s.pem"
            .formatted(days, name, issuer, issuer, name, name));
  }

  private void openssl(String arguments) {
    List<String> command = new ArrayList<>(List.of("openssl"));
    command.addAll(List.of(arguments.strip().split(" +")));
    Tool.run(folder, "", command.toArray(String[]::new));
  }

  private String read(String name) throws IOException {
    return Files.readString(folder.resolve(name));
  }
}
