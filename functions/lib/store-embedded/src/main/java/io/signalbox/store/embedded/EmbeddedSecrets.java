package io.signalbox.store.embedded;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import io.signalbox.store.Secrets;
import io.signalbox.store.StoreException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Secrets in a folder of one machine: an encrypted file {@code secrets}, and beside it {@code
 * secrets.key}, both readable by their owner alone. Backups that leave the key out hold no secret.
 *
 * <p>One process uses the folder at a time.
 */
public final class EmbeddedSecrets implements Secrets {
  private static final String FILE = "secrets";
  private static final String KEY_FILE = "secrets.key";

  private final Path directory;
  private final SecretsCipher cipher;

  @GuardedBy("this")
  private Map<String, String> values;

  private EmbeddedSecrets(Path directory, SecretsCipher cipher, Map<String, String> values) {
    this.directory = directory;
    this.cipher = cipher;
    this.values = values;
  }

  /**
   * The secrets of that folder, which is made, with a new key, if it is not there.
   *
   * @throws IllegalStateException if the file does not fit the key
   * @throws UncheckedIOException if the folder can't be read or written
   */
  public static EmbeddedSecrets open(Path directory, SecureRandom random) {
    Path file = directory.resolve(FILE);
    try {
      Folder.create(directory);
      SecretsCipher cipher = new SecretsCipher(key(directory, random), random);
      Map<String, String> values =
          Files.exists(file) ? cipher.decrypt(Files.readAllBytes(file)) : new TreeMap<>();
      return new EmbeddedSecrets(directory, cipher, values);
    } catch (IOException e) {
      throw new UncheckedIOException("The secrets in %s can't be read".formatted(directory), e);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(
          "%s does not fit %s, or is damaged".formatted(file, directory.resolve(KEY_FILE)), e);
    }
  }

  private static byte[] key(Path directory, SecureRandom random) throws IOException {
    Path file = directory.resolve(KEY_FILE);
    if (!Files.exists(file)) {
      if (Files.exists(directory.resolve(FILE))) {
        throw new IllegalStateException("There are secrets in %s, but no key".formatted(directory));
      }
      byte[] key = new byte[SecretsCipher.KEY_BYTES];
      random.nextBytes(key);
      Folder.replace(directory, KEY_FILE, key);
    }
    return Files.readAllBytes(file);
  }

  /** The names of all secrets. */
  public synchronized List<String> names() {
    return List.copyOf(values.keySet());
  }

  @Override
  public synchronized Optional<String> get(String name) {
    return Optional.ofNullable(values.get(Secrets.requireName(name)));
  }

  @Override
  public synchronized void put(String name, String value) {
    Map<String, String> changed = new TreeMap<>(values);
    changed.put(Secrets.requireName(name), Secrets.requireValue(value));
    write(changed);
  }

  @Override
  public synchronized String putIfAbsent(String name, String value) {
    Secrets.requireValue(value);
    Optional<String> standing = get(name);
    if (standing.isEmpty()) {
      put(name, value);
    }
    return standing.orElse(value);
  }

  @Override
  public synchronized void delete(String name) {
    Map<String, String> changed = new TreeMap<>(values);
    if (changed.remove(Secrets.requireName(name)) != null) {
      write(changed);
    }
  }

  @GuardedBy("this")
  private void write(Map<String, String> changed) {
    try {
      Folder.replace(directory, FILE, cipher.encrypt(changed));
    } catch (IOException | GeneralSecurityException e) {
      throw new StoreException.Unavailable("The file of secrets could not be written", e);
    }
    values = changed;
  }
}
