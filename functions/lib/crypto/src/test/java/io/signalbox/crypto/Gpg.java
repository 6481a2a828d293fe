package io.signalbox.crypto;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** A GnuPG with a key ring of its own. */
public final class Gpg {
  private static final List<String> GPG =
      List.of("gpg", "--batch", "--yes", "--pinentry-mode", "loopback", "--passphrase", "");

  private final Path home;

  public Gpg(Path home) {
    this.home = home;
  }

  public String run(String input, String... arguments) {
    List<String> command = new ArrayList<>(GPG);
    command.addAll(List.of(arguments));
    return Tool.run(home, input, command.toArray(String[]::new));
  }

  /** Makes a key without a passphrase. */
  public void generate(String userId, String algorithm, String usage, String expires) {
    run("", "--quick-gen-key", userId, algorithm, usage, expires);
  }

  public String publicKey(String userId) {
    return run("", "--armor", "--export", userId);
  }

  public String privateKey(String userId) {
    return run("", "--armor", "--export-secret-keys", userId);
  }

  public String fingerprint(String userId) {
    return run("", "--with-colons", "--list-keys", userId)
        .lines()
        .filter(line -> line.startsWith("fpr"))
        .findFirst()
        .orElseThrow()
        .split(":", -1)[9];
  }

  /** Answers the questions of {@code --edit-key}. */
  public void edit(String userId, String answers) {
    List<String> command = new ArrayList<>(GPG);
    command.addAll(List.of("--command-fd", "0", "--edit-key", userId));
    Tool.run(home, answers, command.toArray(String[]::new));
  }

  /** Imports the revocation that GnuPG wrote when it made the only key. */
  public void revoke() throws IOException {
    try (Stream<Path> files = Files.list(home.resolve("openpgp-revocs.d"))) {
      String revocation = Files.readString(files.findFirst().orElseThrow());
      run(revocation.replace(":-----BEGIN", "-----BEGIN"), "--import");
    }
  }
}
