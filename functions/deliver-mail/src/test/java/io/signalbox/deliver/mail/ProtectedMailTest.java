package io.signalbox.deliver.mail;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.signalbox.delivery.Outcome;
import io.signalbox.settings.DataFormat;
import io.signalbox.settings.MailOptions;
import io.signalbox.settings.MailSecurity;
import io.signalbox.settings.MailSecurity.Level;
import io.signalbox.settings.SecretReference;
import io.signalbox.store.Mailer;
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

/** Signed and encrypted mails, as GnuPG and OpenSSL read them. */
class ProtectedMailTest {
  private static final String ABUSE = "abuse@isp.example";
  private static final String HIDDEN = "hidden@isp.example";
  private static final String HUB = MailScene.HUB;
  private static final SecretReference KEY = new SecretReference("destinations/soc-mail/key");

  @SuppressWarnings("NullAway.Init")
  @TempDir
  private Path home;

  /** After the keys were made: their times have whole seconds. */
  private final Clock clock = Clock.offset(Clock.systemUTC(), Duration.ofMinutes(1));

  private final MailScene scene = new MailScene(clock);

  @BeforeEach
  void makeKeys() throws Exception {
    for (String address : List.of(ABUSE, HIDDEN, HUB)) {
      gpg("--quick-gen-key", "<" + address + ">", "future-default", "default", "never");
    }
    scene.secrets.put(KEY.name(), gpg("--armor", "--export-secret-keys", HUB));
  }

  @Test
  void anEncryptedMailShowsNothingOutsideAndIsReadInside() throws Exception {
    assertThat(send(security(Level.REQUIRED, Map.of(ABUSE, openPgp(ABUSE)))))
        .isInstanceOf(Outcome.Delivered.class);
    String mail = text(scene.postbox.mails().getFirst());
    assertThat(mail)
        .contains("Subject: [...]\r\n", "multipart/encrypted", "Autocrypt: addr=" + HUB)
        .doesNotContain("192.0.2.1", "infected-system", "security event")
        .doesNotContainPattern("[^\\r]\\n");
    String inside = decrypt(mail);
    assertThat(inside)
        .contains("GOODSIG", "Subject: 1 security event: c2-server", "HP-Outer: Subject: [...]")
        .contains("hp=\"cipher\"; protected-headers=\"v1\"", "192.0.2.1");
  }

  @Test
  void aHiddenRecipientOfAnEncryptedMailHasAMailOfItsOwn() throws Exception {
    assertThat(
            send(
                Deliveries.copies(List.of(), List.of(), List.of(HIDDEN)),
                security(Level.REQUIRED, Map.of(ABUSE, openPgp(ABUSE), HIDDEN, openPgp(HIDDEN)))))
        .isInstanceOf(Outcome.Delivered.class);
    assertThat(scene.postbox.mails()).hasSize(2);
    for (Mailer.Mail mail : scene.postbox.mails()) {
      assertThat(mail.recipients()).hasSize(1);
      String packets = gpgOf(armored(text(mail)), "--list-packets");
      assertThat(packets.split("pubkey enc packet", -1)).hasSize(2);
    }
  }

  @Test
  void aSignedMailIsVerified() throws Exception {
    assertThat(send(security(Level.NEVER, Map.of()))).isInstanceOf(Outcome.Delivered.class);
    String mail = text(scene.postbox.mails().getFirst());
    String boundary = "--=_signed_" + Deliveries.ID + "\r\n";
    String[] parts = mail.split(boundary, -1);
    Path part =
        Files.writeString(home.resolve("part"), parts[1].substring(0, parts[1].length() - 2));
    Path signature = Files.writeString(home.resolve("part.asc"), armored(parts[2]));
    assertThat(gpg("--status-fd", "1", "--verify", signature.toString(), part.toString()))
        .contains("GOODSIG");
    assertThat(Files.readString(part)).doesNotContainPattern("[ \\t]\\r\\n");
  }

  @Test
  void withoutAUsableKeyNothingLeavesWhereOneIsRequired() throws Exception {
    var other = openPgp(HIDDEN);
    for (var keys :
        List.of(
            Map.<String, MailSecurity.RecipientKey>of(),
            Map.of(ABUSE, other),
            Map.of(ABUSE, key(gpg("--armor", "--export-secret-keys", ABUSE))),
            Map.of(ABUSE, key("garbage")))) {
      assertThat(send(security(Level.REQUIRED, keys)))
          .isInstanceOfSatisfying(
              Outcome.RecipientRefused.class,
              failed -> assertThat(failed.answer()).contains("Not sent: "));
    }
    assertThat(scene.postbox.mails()).isEmpty();
  }

  @Test
  void withoutAUsableSigningKeyNothingLeavesWhereOneIsRequired() {
    scene.secrets.put(KEY.name(), "garbage");
    var signed =
        new MailSecurity(
            Level.NEVER,
            Level.REQUIRED,
            Map.of(),
            Optional.of(new MailSecurity.OpenPgpKey(KEY, Optional.empty())));
    assertThat(send(signed)).isInstanceOf(Outcome.RecipientRefused.class);
    assertThat(scene.postbox.mails()).isEmpty();
  }

  private Outcome send(MailSecurity security) {
    return send(MailOptions.NONE, security);
  }

  private Outcome send(MailOptions options, MailSecurity security) {
    var secured =
        new MailOptions(
            options.to(),
            options.cc(),
            options.bcc(),
            options.from(),
            options.replyTo(),
            options.subject(),
            options.template(),
            options.columns(),
            options.language(),
            options.reason(),
            options.updates(),
            security);
    return scene.sender.send(
        Deliveries.of(Deliveries.destination(DataFormat.JSON, secured), Deliveries.infections(1)));
  }

  private MailSecurity security(Level encrypt, Map<String, MailSecurity.RecipientKey> keys) {
    return new MailSecurity(
        encrypt,
        Level.PREFERRED,
        keys,
        Optional.of(new MailSecurity.OpenPgpKey(KEY, Optional.empty())));
  }

  private MailSecurity.RecipientKey openPgp(String address) throws Exception {
    return key(gpg("--armor", "--export", address));
  }

  private static MailSecurity.RecipientKey key(String armored) {
    return new MailSecurity.RecipientKey(Optional.empty(), Optional.of(armored), Optional.empty());
  }

  private String decrypt(String mail) throws Exception {
    return gpgOf(armored(mail), "--status-fd", "1", "--decrypt");
  }

  private static String armored(String text) {
    return text.substring(
        text.indexOf("-----BEGIN PGP"),
        text.lastIndexOf("-----END PGP") + "-----END PGP MESSAGE-----".length() + 2);
  }

  private static String text(Mailer.Mail mail) {
    return mail.content().text();
  }

  private String gpgOf(String input, String... arguments) throws Exception {
    Path file = Files.writeString(home.resolve("input"), input);
    List<String> all = new ArrayList<>(List.of(arguments));
    all.add(file.toString());
    return gpg(all.toArray(String[]::new));
  }

  private String gpg(String... arguments) throws Exception {
    List<String> command =
        new ArrayList<>(
            List.of("gpg", "--batch", "--yes", "--pinentry-mode", "loopback", "--passphrase", ""));
    command.addAll(List.of(arguments));
    return run(command);
  }

  private String run(List<String> command) throws IOException, InterruptedException {
    ProcessBuilder builder =
        new ProcessBuilder(command).directory(home.toFile()).redirectErrorStream(true);
    builder.environment().put("GNUPGHOME", home.toString());
    Process process = builder.start();
    String output = new String(process.getInputStream().readAllBytes(), UTF_8);
    assertThat(process.waitFor()).as(output).isZero();
    return output;
  }
}
