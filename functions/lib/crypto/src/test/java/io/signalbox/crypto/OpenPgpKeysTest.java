package io.signalbox.crypto;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every way in which an OpenPGP key can be unusable, with keys that GnuPG makes. */
class OpenPgpKeysTest {
  private static final String ADDRESS = "joe@example.org";
  private static final String JOE = "Joe <" + ADDRESS + ">";

  @SuppressWarnings("NullAway.Init")
  @TempDir
  private Path home;

  @Test
  void aCurrentKeyIsUsable() throws UnusableKeyException {
    var gpg = key("future-default", "default");
    var recipient = OpenPgpKeys.recipient(gpg.publicKey(ADDRESS), "JOE@example.org", now());
    assertThat(recipient.fingerprint()).isEqualToIgnoringCase(gpg.fingerprint(ADDRESS));
  }

  @Test
  void aRevokedKeyIsNot() throws Exception {
    var gpg = key("future-default", "default");
    gpg.revoke();
    assertThat(fault(gpg, now())).isInstanceOf(Unusable.Revoked.class);
  }

  @Test
  void aRevokedSubkeyIsNot() {
    var gpg = key("future-default", "default");
    gpg.edit(ADDRESS, "key 1\nrevkey\ny\n0\n\ny\nsave\n");
    assertThat(fault(gpg, now())).isInstanceOf(Unusable.Revoked.class);
  }

  @Test
  void aRevokedUserIdIsNot() {
    var gpg = key("future-default", "default");
    gpg.run("", "--quick-add-uid", ADDRESS, "Joe <other@example.org>");
    gpg.run("", "--quick-revoke-uid", ADDRESS, JOE);
    assertThat(fault(gpg, now())).isInstanceOf(Unusable.AddressRevoked.class);
  }

  @Test
  void aKeyIsUsableFromItsBeginningUntilItExpires() {
    var gpg = new Gpg(home);
    gpg.generate(JOE, "future-default", "default", "2d");
    assertThat(fault(gpg, now().plus(Duration.ofDays(3)))).isInstanceOf(Unusable.Expired.class);
    assertThat(fault(gpg, now().minus(Duration.ofDays(3))))
        .isInstanceOf(Unusable.NotYetValid.class);
  }

  @Test
  void aSubkeyThatExpiredIsNot() {
    var gpg = key("ed25519", "default");
    gpg.run("", "--quick-add-key", gpg.fingerprint(ADDRESS), "cv25519", "encr", "2d");
    assertThat(fault(gpg, now().plus(Duration.ofDays(3)))).isInstanceOf(Unusable.Expired.class);
  }

  @Test
  void aKeyForSigningAloneIsNot() {
    assertThat(fault(key("ed25519", "sign"), now())).isInstanceOf(Unusable.WrongPurpose.class);
  }

  @Test
  void aShortRsaKeyIsNot() {
    assertThat(fault(key("rsa1024", "default"), now())).isInstanceOf(Unusable.Weak.class);
  }

  @Test
  void aShortRsaSubkeyIsNot() {
    var gpg = key("ed25519", "default");
    gpg.run("", "--quick-add-key", gpg.fingerprint(ADDRESS), "rsa1024", "encr", "never");
    assertThat(fault(gpg, now())).isInstanceOf(Unusable.Weak.class);
  }

  @Test
  void aSubkeyOnAnUnknownCurveIsNot() {
    var gpg = key("ed25519", "default");
    gpg.run("", "--quick-add-key", gpg.fingerprint(ADDRESS), "secp256k1", "encr", "never");
    assertThat(fault(gpg, now())).isInstanceOf(Unusable.Weak.class);
  }

  @Test
  void aKeySignedWithSha1IsNot() {
    var gpg = new Gpg(home);
    gpg.run("", "--cert-digest-algo", "SHA1", "--quick-gen-key", JOE, "rsa2048", "encr", "never");
    assertThat(fault(gpg, now())).isInstanceOf(Unusable.Weak.class);
  }

  @Test
  void aPrivateKeyIsNot() {
    var gpg = key("future-default", "default");
    assertThat(fault(gpg.privateKey(ADDRESS), now())).isInstanceOf(Unusable.Private.class);
  }

  @Test
  void twoKeysAreNot() {
    var gpg = key("future-default", "default");
    gpg.generate("Ann <ann@example.org>", "future-default", "default", "never");
    String joe = gpg.publicKey(ADDRESS);
    assertThat(fault(joe + gpg.publicKey("ann@example.org"), now()))
        .isInstanceOf(Unusable.Several.class);
    assertThat(fault(gpg.run("", "--armor", "--export"), now()))
        .isInstanceOf(Unusable.Several.class);
  }

  @Test
  void aKeyOfAnotherAddressIsNot() {
    var gpg = new Gpg(home);
    gpg.generate("joe@example.org.evil.example", "future-default", "default", "never");
    assertThat(fault(gpg.publicKey("joe@"), now())).isInstanceOf(Unusable.OtherAddress.class);
  }

  @Test
  void whatIsNoKeyIsNot() {
    assertThat(fault("garbage", now())).isInstanceOf(Unusable.Unreadable.class);
    assertThat(fault("-----BEGIN PGP PUBLIC KEY BLOCK-----\n\nAAAA\n", now()))
        .isInstanceOf(Unusable.Unreadable.class);
  }

  /** After the key was made: its times have whole seconds. */
  private static Instant now() {
    return Instant.now().plusSeconds(1);
  }

  private Gpg key(String algorithm, String usage) {
    var gpg = new Gpg(home);
    gpg.generate(JOE, algorithm, usage, "never");
    return gpg;
  }

  private static Unusable fault(Gpg gpg, Instant now) {
    return fault(gpg.publicKey(ADDRESS), now);
  }

  private static Unusable fault(String armored, Instant now) {
    var thrown =
        catchThrowableOfType(
            UnusableKeyException.class, () -> OpenPgpKeys.recipient(armored, ADDRESS, now));
    assertThat(thrown).isNotNull();
    return thrown.reason();
  }
}
