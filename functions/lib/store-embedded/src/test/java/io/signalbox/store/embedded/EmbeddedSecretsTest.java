package io.signalbox.store.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.signalbox.store.Secrets;
import io.signalbox.store.SecretsContract;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedSecretsTest implements SecretsContract {
  @TempDir private Path directory;
  private Secrets secrets = new MemorySecrets();

  @BeforeEach
  void open() {
    secrets = EmbeddedSecrets.open(directory, new SecureRandom());
  }

  @Override
  public Secrets secrets() {
    return secrets;
  }

  @Test
  void secretsAreThereWhenTheFolderIsOpenedAgain() {
    secrets.put("one", "first");
    secrets.put("two", "second");
    secrets.delete("two");

    Secrets again = EmbeddedSecrets.open(directory, new SecureRandom());

    assertThat(again.get("one")).contains("first");
    assertThat(again.get("two")).isEmpty();
  }

  @Test
  void noFileHoldsASecretInClearAndOnlyTheOwnerReadsThem() throws IOException {
    secrets.put("name-of-it", "value-of-it");

    List<Path> files = files();

    assertThat(files)
        .extracting(Path::getFileName)
        .extracting(Path::toString)
        .containsExactlyInAnyOrder("secrets", "secrets.key");
    for (Path file : files) {
      assertThat(new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1))
          .doesNotContain("value-of-it", "name-of-it");
      assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
          .isEqualTo("rw-------");
    }
  }

  @Test
  void aFileThatWasTamperedWithIsNotRead() throws IOException {
    secrets.put("one", "first");
    Path file = directory.resolve("secrets");
    byte[] bytes = Files.readAllBytes(file);
    bytes[bytes.length - 20] ^= 1;
    Files.write(file, bytes);

    assertThatIllegalStateException()
        .isThrownBy(() -> EmbeddedSecrets.open(directory, new SecureRandom()))
        .withMessageContaining(file.toString());
  }

  @Test
  void secretsWithoutTheirKeyAreNotStartedAnew() throws IOException {
    secrets.put("one", "first");
    Files.delete(directory.resolve("secrets.key"));

    assertThatIllegalStateException()
        .isThrownBy(() -> EmbeddedSecrets.open(directory, new SecureRandom()))
        .withMessageContaining("no key");
  }

  private List<Path> files() throws IOException {
    try (Stream<Path> files = Files.list(directory)) {
      return files.toList();
    }
  }
}
