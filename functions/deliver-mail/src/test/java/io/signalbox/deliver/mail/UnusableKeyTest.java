package io.signalbox.deliver.mail;

import static org.assertj.core.api.Assertions.assertThat;

import io.signalbox.crypto.Gpg;
import io.signalbox.crypto.Tool;
import io.signalbox.delivery.Outcome;
import io.signalbox.settings.DataFormat;
import io.signalbox.settings.MailOptions;
import io.signalbox.settings.MailSecurity;
import io.signalbox.settings.MailSecurity.Level;
import io.signalbox.settings.MailSecurity.RecipientKey;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Each way in which a recipient's key can be bad: where encryption is required, no mail leaves, and
 * where it is preferred, none is encrypted to that key.
 */
class UnusableKeyTest {
  private static final String ADDRESS = "abuse@isp.example";
  private static final String USER = "Abuse <" + ADDRESS + ">";

  @SuppressWarnings("NullAway.Init")
  @TempDir
  private Path folder;

  private final Postbox postbox = new Postbox();

  /** A key that GnuPG makes. */
  enum BadKey {
    REVOKED("was revoked"),
    SUBKEY_REVOKED("was revoked"),
    ADDRESS_REVOKED("the user id of " + ADDRESS + " was revoked"),
    EXPIRED("expired"),
    SUBKEY_EXPIRED("expired"),
    FROM_THE_FUTURE("is valid only from"),
    FOR_SIGNING("may not be used for encrypting mail"),
    RSA_1024("is too weak: RSA of 1024 bits"),
    UNKNOWN_CURVE("is too weak: an unknown curve"),
    SHA_1("its self-signature uses SHA-1"),
    OF_ANOTHER_ADDRESS("does not belong to " + ADDRESS),
    PRIVATE("it holds a private key"),
    TWO_KEYS("it holds 2 keys"),
    GARBAGE("it is no key or certificate that can be read");

    private final String reason;

    BadKey(String reason) {
      this.reason = reason;
    }
  }

  /** A certificate that OpenSSL makes. */
  enum BadCertificate {
    EXPIRED("expired"),
    FROM_THE_FUTURE("is valid only from"),
    FOR_SERVERS("may not be used for encrypting mail"),
    FOR_SIGNING("may not be used for encrypting mail"),
    RSA_1024("is too weak: RSA of 1024 bits"),
    UNKNOWN_CURVE("is too weak: an unknown curve"),
    SHA_1("it is signed with SHA1"),
    OF_ANOTHER_ADDRESS("does not belong to " + ADDRESS),
    PRIVATE("it holds a private key"),
    TWO_CERTIFICATES("it holds 2 keys"),
    GARBAGE("it is no key or certificate that can be read");

    private final String reason;

    BadCertificate(String reason) {
      this.reason = reason;
    }
  }

  @ParameterizedTest
  @EnumSource(BadKey.class)
  void noMailIsEncryptedToABadKey(BadKey bad) throws IOException {
    check(
        new RecipientKey(Optional.empty(), Optional.of(key(bad)), Optional.empty()),
        bad.reason,
        clock(bad.name().endsWith("EXPIRED"), bad == BadKey.FROM_THE_FUTURE));
  }

  @ParameterizedTest
  @EnumSource(BadCertificate.class)
  void noMailIsEncryptedToABadCertificate(BadCertificate bad) throws IOException {
    check(
        new RecipientKey(Optional.empty(), Optional.empty(), Optional.of(certificate(bad))),
        bad.reason,
        clock(bad == BadCertificate.EXPIRED, bad == BadCertificate.FROM_THE_FUTURE));
  }

  private void check(RecipientKey key, String reason, Clock clock) {
    Outcome required = send(Level.REQUIRED, key, clock);
    assertThat(required).isInstanceOf(Outcome.RecipientRefused.class);
    assertThat(required.answer()).startsWith("Not sent: ").contains(reason);
    assertThat(postbox.mails()).isEmpty();

    assertThat(send(Level.PREFERRED, key, clock)).isInstanceOf(Outcome.Delivered.class);
    assertThat(postbox.mails().getFirst().content().text())
        .doesNotContain("multipart/encrypted", "application/pkcs7-mime")
        .contains("Subject: 1 security event");
  }

  private String key(BadKey bad) throws IOException {
    Gpg gpg = new Gpg(folder);
    switch (bad) {
      case EXPIRED -> gpg.generate(USER, "future-default", "default", "2d");
      case FOR_SIGNING -> gpg.generate(USER, "ed25519", "sign", "never");
      case RSA_1024 -> gpg.generate(USER, "rsa1024", "default", "never");
      case SUBKEY_EXPIRED -> withSubkey(gpg, "cv25519", "2d");
      case UNKNOWN_CURVE -> withSubkey(gpg, "secp256k1", "never");
      case OF_ANOTHER_ADDRESS ->
          gpg.generate("<" + ADDRESS + ".evil.example>", "future-default", "default", "never");
      case SHA_1 ->
          gpg.run(
              "",
              "--cert-digest-algo",
              "SHA1",
              "--quick-gen-key",
              USER,
              "rsa2048",
              "encr",
              "never");
      case REVOKED, SUBKEY_REVOKED, ADDRESS_REVOKED, FROM_THE_FUTURE, PRIVATE, TWO_KEYS, GARBAGE ->
          gpg.generate(USER, "future-default", "default", "never");
    }
    return switch (bad) {
      case REVOKED -> {
        gpg.revoke();
        yield gpg.publicKey(ADDRESS);
      }
      case SUBKEY_REVOKED -> {
        gpg.edit(ADDRESS, "key 1\nrevkey\ny\n0\n\ny\nsave\n");
        yield gpg.publicKey(ADDRESS);
      }
      case ADDRESS_REVOKED -> {
        gpg.run("", "--quick-add-uid", ADDRESS, "Abuse <other@isp.example>");
        gpg.run("", "--quick-revoke-uid", ADDRESS, USER);
        yield gpg.publicKey(ADDRESS);
      }
      case PRIVATE -> gpg.privateKey(ADDRESS);
      case TWO_KEYS -> {
        gpg.generate("Other <other@isp.example>", "future-default", "default", "never");
        yield gpg.run("", "--armor", "--export");
      }
      case GARBAGE -> "-----BEGIN PGP PUBLIC KEY BLOCK-----\n\nAAAA\n";
      case EXPIRED,
          SUBKEY_EXPIRED,
          FROM_THE_FUTURE,
          FOR_SIGNING,
          RSA_1024,
          UNKNOWN_CURVE,
          SHA_1,
          OF_ANOTHER_ADDRESS ->
          gpg.publicKey("abuse@");
    };
  }

  private static void withSubkey(Gpg gpg, String algorithm, String expires) {
    gpg.generate(USER, "ed25519", "default", "never");
    gpg.run("", "--quick-add-key", gpg.fingerprint(ADDRESS), algorithm, "encr", expires);
  }

  private String certificate(BadCertificate bad) throws IOException {
    String algorithm =
        switch (bad) {
          case RSA_1024 -> "rsa:1024";
          case UNKNOWN_CURVE -> "ec -pkeyopt ec_paramgen_curve:secp256k1";
          case EXPIRED,
              FROM_THE_FUTURE,
              FOR_SERVERS,
              FOR_SIGNING,
              SHA_1,
              OF_ANOTHER_ADDRESS,
              PRIVATE,
              TWO_CERTIFICATES,
              GARBAGE ->
              "rsa:2048";
        };
    String address = bad == BadCertificate.OF_ANOTHER_ADDRESS ? "ann@isp.example" : ADDRESS;
    String extension =
        switch (bad) {
          case FOR_SERVERS -> "extendedKeyUsage=serverAuth";
          case FOR_SIGNING -> "keyUsage=digitalSignature";
          case EXPIRED,
              FROM_THE_FUTURE,
              RSA_1024,
              UNKNOWN_CURVE,
              SHA_1,
              OF_ANOTHER_ADDRESS,
              PRIVATE,
              TWO_CERTIFICATES,
              GARBAGE ->
              "extendedKeyUsage=emailProtection";
        };
    String own =
        issue("own", algorithm, address, extension, bad == BadCertificate.SHA_1 ? " -sha1" : "");
    return switch (bad) {
      case PRIVATE -> own + Files.readString(folder.resolve("own.key"));
      case TWO_CERTIFICATES -> own + issue("two", algorithm, address, extension, "");
      case GARBAGE -> "-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n";
      case EXPIRED,
          FROM_THE_FUTURE,
          FOR_SERVERS,
          FOR_SIGNING,
          RSA_1024,
          UNKNOWN_CURVE,
          SHA_1,
          OF_ANOTHER_ADDRESS ->
          own;
    };
  }

  private String issue(String name, String algorithm, String address, String extension, String more)
      throws IOException {
    String command =
        "openssl req -x509 -nodes -days 2 -subj /CN=%s -newkey %s -keyout %s.key -out %s.pem"
                .formatted(name, algorithm, name, name)
            + " -addext basicConstraints=critical,CA:FALSE -addext subjectAltName=email:%s -addext %s%s"
                .formatted(address, extension, more);
    Tool.run(folder, "", command.split(" "));
    return Files.readString(folder.resolve(name + ".pem"));
  }

  /** Keys are valid for two days where they expire. */
  private static Clock clock(boolean isLate, boolean isEarly) {
    Duration offset =
        isLate ? Duration.ofDays(3) : isEarly ? Duration.ofDays(-3) : Duration.ofMinutes(1);
    return Clock.offset(Clock.systemUTC(), offset);
  }

  private Outcome send(Level encrypt, RecipientKey key, Clock clock) {
    MailSender sender = MailScene.sender(postbox, clock);
    MailSecurity security =
        new MailSecurity(encrypt, Level.NEVER, Map.of(ADDRESS, key), Optional.empty());
    return sender.send(
        Deliveries.of(
            Deliveries.destination(DataFormat.JSON, MailOptions.NONE.with(security)),
            Deliveries.infections(1)));
  }
}
