package io.signalbox.deliver.mail;

import static org.assertj.core.api.Assertions.assertThat;

import io.signalbox.crypto.Tool;
import io.signalbox.delivery.Outcome;
import io.signalbox.settings.DataFormat;
import io.signalbox.settings.MailOptions;
import io.signalbox.settings.MailSecurity;
import io.signalbox.settings.MailSecurity.Level;
import io.signalbox.settings.MailSecurity.RecipientKey;
import io.signalbox.settings.SecretReference;
import io.signalbox.settings.SmimeOptions;
import io.signalbox.settings.SmimeOptions.Cipher;
import io.signalbox.settings.SmimeOptions.SigningCertificate;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Mails by S/MIME, with certificates of an authority and one below it, as OpenSSL reads them. */
class SmimeMailTest {
  private static final String ABUSE = "abuse@isp.example";
  private static final String HUB = MailScene.HUB;
  private static final SecretReference KEY = new SecretReference("destinations/soc-mail/key");

  private final Clock clock = Clock.offset(Clock.systemUTC(), Duration.ofMinutes(1));

  private final MailScene scene = new MailScene(clock);

  @SuppressWarnings("NullAway.Init")
  @TempDir
  private Path folder;

  @BeforeEach
  void makeCertificates() throws IOException {
    openssl(
        "req -x509 -nodes -days 30 -subj /CN=root -newkey ec -pkeyopt ec_paramgen_curve:P-256"
            + " -keyout root.key -out root.pem -addext basicConstraints=critical,CA:TRUE");
    issue("between", "root", "basicConstraints=critical,CA:TRUE", "ec");
    issue("abuse", "between", "subjectAltName=email:" + ABUSE, "rsa:2048");
    issue("hub", "between", "subjectAltName=email:" + HUB, "ec");
    scene.secrets.put(KEY.name(), read("hub.key"));
  }

  @ParameterizedTest
  @EnumSource(Cipher.class)
  void anEncryptedMailIsSignedInsideWithTheCertificatesInBetween(Cipher cipher) throws IOException {
    assertThat(send(Level.REQUIRED, Level.REQUIRED, smime(cipher, "root.pem")))
        .isInstanceOf(Outcome.Delivered.class);

    String mail = mail();
    assertThat(mail)
        .contains(cipher == Cipher.AES_256_GCM ? "authEnveloped-data" : "enveloped-data")
        .contains("Subject: [...]\r\n")
        .doesNotContain("192.0.2.1", "security event");
    Files.writeString(folder.resolve("mail"), mail);
    openssl("cms -decrypt -in mail -inkey abuse.key -recip abuse.pem -out signed");
    openssl("cms -verify -in signed -CAfile root.pem -purpose any -out plain");
    assertThat(read("plain")).contains("Subject: 1 security event");
  }

  @Test
  void aMailInClearIsSigned() throws IOException {
    assertThat(send(Level.NEVER, Level.REQUIRED, smime(Cipher.AES_256_CBC, "root.pem")))
        .isInstanceOf(Outcome.Delivered.class);

    Files.writeString(folder.resolve("mail"), mail());
    openssl("cms -verify -in mail -CAfile root.pem -purpose any -out plain");
    assertThat(read("plain")).contains("192.0.2.1");
  }

  @Test
  void withoutAnOwnCertificateNothingEncryptedLeavesUnsignedWhereASignatureIsRequired()
      throws IOException {
    SmimeOptions unsigned =
        new SmimeOptions(Cipher.AES_256_CBC, Optional.empty(), Optional.empty());
    assertThat(send(Level.REQUIRED, Level.REQUIRED, unsigned))
        .isInstanceOf(Outcome.RecipientRefused.class);
    assertThat(send(Level.NEVER, Level.REQUIRED, unsigned))
        .isInstanceOf(Outcome.RecipientRefused.class);
    scene.secrets.put(KEY.name(), read("abuse.key"));
    assertThat(send(Level.REQUIRED, Level.REQUIRED, smime(Cipher.AES_256_CBC, "root.pem")))
        .isInstanceOf(Outcome.RecipientRefused.class);
    assertThat(scene.postbox.mails()).isEmpty();

    send(Level.REQUIRED, Level.PREFERRED, unsigned);
    Files.writeString(folder.resolve("mail"), mail());
    openssl("cms -decrypt -in mail -inkey abuse.key -recip abuse.pem -out plain");
    assertThat(read("plain")).contains("Subject: 1 security event");
  }

  @Test
  void aCertificateOfAnotherAuthorityIsNotUsed() throws IOException {
    openssl(
        "req -x509 -nodes -days 30 -subj /CN=other -newkey ec -pkeyopt ec_paramgen_curve:P-256"
            + " -keyout other.key -out other.pem");
    Outcome outcome = send(Level.REQUIRED, Level.NEVER, smime(Cipher.AES_256_CBC, "other.pem"));
    assertThat(outcome.answer()).contains("leads to none of the stated authorities");
    assertThat(scene.postbox.mails()).isEmpty();
  }

  private SmimeOptions smime(Cipher cipher, String authority) throws IOException {
    return new SmimeOptions(
        cipher,
        Optional.of(read(authority)),
        Optional.of(new SigningCertificate(KEY, read("hub.pem") + read("between.pem"))));
  }

  private Outcome send(Level encrypt, Level sign, SmimeOptions smime) throws IOException {
    RecipientKey key =
        new RecipientKey(
            Optional.empty(),
            Optional.empty(),
            Optional.of(read("abuse.pem") + read("between.pem")));
    MailSecurity security =
        new MailSecurity(
            encrypt,
            sign,
            Map.of(ABUSE, key),
            Optional.empty(),
            MailSecurity.WithoutKey.WAIT,
            false,
            smime);
    return scene.sender.send(
        Deliveries.of(
            Deliveries.destination(DataFormat.JSON, MailOptions.NONE.with(security)),
            Deliveries.infections(1)));
  }

  private String mail() {
    return scene.postbox.mails().getLast().content().text();
  }

  private void issue(String name, String issuer, String extension, String algorithm)
      throws IOException {
    String curve = algorithm.equals("ec") ? " -pkeyopt ec_paramgen_curve:P-256" : "";
    openssl(
        "req -nodes -subj /CN=%s -newkey %s%s -keyout %s.key -out %s.csr"
            .formatted(name, algorithm, curve, name, name));
    Files.writeString(folder.resolve(name + ".ext"), extension + "\n");
    openssl(
        "x509 -req -days 30 -in %s.csr -CA %s.pem -CAkey %s.key -CAcreateserial -extfile %s.ext"
                .formatted(name, issuer, issuer, name)
            + " -out %s.pem".formatted(name));
  }

  private void openssl(String arguments) {
    List<String> command = new ArrayList<>(List.of("openssl"));
    command.addAll(List.of(arguments.split(" +")));
    Tool.run(folder, "", command.toArray(String[]::new));
  }

  private String read(String name) throws IOException {
    return Files.readString(folder.resolve(name));
  }
}
