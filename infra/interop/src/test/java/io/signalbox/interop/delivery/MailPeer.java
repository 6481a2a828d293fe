package io.signalbox.interop.delivery;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import io.signalbox.crypto.Gpg;
import io.signalbox.crypto.Tool;
import io.signalbox.deliver.mail.DeliverMailHandler;
import io.signalbox.store.Mailer;
import io.signalbox.store.Platform;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A recipient of encrypted mails who reads them with a program; between them is a mail system. */
final class MailPeer implements Peer {
  private static final String ABUSE = "abuse@isp.example";
  private static final String HUB = "hub@hub.example";
  private static final String KEY = "destinations/peer/key";
  private static final int SIZE_LIMIT_BYTES = 300_000;
  private static final Pattern ID = Pattern.compile("(?m)^Message-ID: *<([^@>]+)@");

  private static final Pattern MESSAGE =
      Pattern.compile("(?s)-----BEGIN PGP MESSAGE-----.*-----END PGP MESSAGE-----");

  /** What reads the mails. */
  enum Program {
    GNUPG,
    SEQUOIA,
    RNP,
    OPENSSL
  }

  private final Program program;
  private final Path folder;
  private final Gpg gpg;
  private final List<String> mails = new ArrayList<>();
  private boolean isLosing;
  private boolean isCut;

  MailPeer(Program program) throws IOException {
    this.program = program;
    this.folder = Files.createTempDirectory("reader");
    this.gpg = new Gpg(folder);
    if (program == Program.OPENSSL) {
      issue("abuse", ABUSE);
      issue("hub", HUB);
      return;
    }
    gpg.generate("Abuse <" + ABUSE + ">", "future-default", "default", "never");
    gpg.generate("Hub <" + HUB + ">", "future-default", "default", "never");
    Files.writeString(folder.resolve("abuse.key"), gpg.privateKey(ABUSE));
    Files.writeString(folder.resolve("hub.pub"), gpg.publicKey(HUB));
    if (program == Program.RNP) {
      Files.createDirectory(folder.resolve("rnp"));
      run("rnpkeys --homedir rnp --import abuse.key");
      run("rnpkeys --homedir rnp --import hub.pub");
    }
  }

  private void issue(String name, String address) {
    run(
        "openssl req -x509 -nodes -days 30 -newkey rsa:2048 -subj /CN=%s -keyout %s.key -out %s.pem"
                .formatted(name, name, name)
            + " -addext subjectAltName=email:%s -addext basicConstraints=critical,CA:FALSE"
                .formatted(address));
  }

  @Override
  public RequestHandler<SQSEvent, SQSBatchResponse> function(Platform platform) {
    return new DeliverMailHandler(platform);
  }

  @Override
  public String destination() {
    String keys =
        program == Program.OPENSSL
            ? "'keys': {'%s': {'certificate': '%s'}}, 'smime': {'signingKey': {'certificate': '%s', 'key': {'stored': '%s'}}}"
                .formatted(ABUSE, json("abuse.pem"), json("hub.pem"), KEY)
            : "'keys': {'%s': {'openpgp': '%s'}}, 'signingKey': {'openpgp': {'stored': '%s'}}"
                .formatted(ABUSE, LinedPeer.escaped(gpg.publicKey(ABUSE)), KEY);
    return "{'method': 'mail', 'uri': 'mailto:%s', 'interval': {'pause': 'PT0S'},".formatted(ABUSE)
        + " 'mail': {'encrypt': 'required', 'sign': 'required', %s}}".formatted(keys);
  }

  private String json(String file) {
    return LinedPeer.escaped(read(file));
  }

  @Override
  public Map<String, String> secrets() {
    return Map.of(KEY, program == Program.OPENSSL ? read("hub.key") : gpg.privateKey(HUB));
  }

  @Override
  public OptionalInt refusedCharacters() {
    return OptionalInt.of(SIZE_LIMIT_BYTES);
  }

  @Override
  public Mailer mailer() {
    return mail -> {
      if (isCut) {
        return new Mailer.Result.Deferred("451 later");
      }
      String text = mail.content().text();
      if (text.length() > SIZE_LIMIT_BYTES) {
        return new Mailer.Result.ContentRefused("552 too large");
      }
      mails.add(text);
      boolean isLost = isLosing;
      isLosing = false;
      return isLost
          ? new Mailer.Result.Unknown("the connection was lost")
          : new Mailer.Result.Accepted("250");
    };
  }

  @Override
  public void loseAnswer() {
    isLosing = true;
  }

  @Override
  public void cut() {
    isCut = true;
  }

  @Override
  public void mend() {
    isCut = false;
  }

  @Override
  public List<Got> got() throws IOException {
    List<Got> got = new ArrayList<>();
    for (String mail : mails) {
      Matcher id = ID.matcher(mail);
      if (!id.find()) {
        throw new IllegalStateException("A mail has no id");
      }
      got.add(new Got(id.group(1), decrypted(mail)));
    }
    return got;
  }

  /** The signed content, its parts decoded by the program that decrypts. */
  private String decrypted(String mail) throws IOException {
    if (program == Program.OPENSSL) {
      Files.writeString(folder.resolve("mail"), mail);
      run("openssl cms -decrypt -in mail -inkey abuse.key -recip abuse.pem -out signed");
      run("openssl cms -verify -in signed -noverify -out plain");
      return read("plain");
    }
    Matcher message = MESSAGE.matcher(mail);
    if (!message.find()) {
      throw new IllegalStateException("A mail is not encrypted");
    }
    Files.writeString(folder.resolve("message"), message.group() + "\r\n");
    return switch (program) {
      case GNUPG -> gpg.run("", "--decrypt", folder.resolve("message").toString());
      case SEQUOIA ->
          Tool.run(
              folder,
              read("message"),
              "sqop",
              "decrypt",
              "--verify-with",
              "hub.pub",
              "--verify-out",
              Files.createTempDirectory(folder, "v").resolve("verified").toString(),
              "abuse.key");
      case RNP -> {
        Files.deleteIfExists(folder.resolve("plain"));
        Tool.run(
            folder,
            "",
            "rnp --homedir rnp --password x --decrypt --output plain message".split(" "));
        yield read("plain");
      }
      case OPENSSL -> throw new IllegalStateException();
    };
  }

  private void run(String command) {
    Tool.run(folder, "", command.split(" "));
  }

  private String read(String file) {
    try {
      return Files.readString(folder.resolve(file), UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    run("gpgconf --kill gpg-agent");
  }
}
