package io.signalbox.store;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Credentials by name: SSM parameters (SecureString), or an encrypted file. Names are paths such as
 * {@code destinations/soc/hmac-key}: letters, digits and {@code . - _ /}. A value has 1 character
 * to {@link #VALUE_LIMIT_BYTES}.
 *
 * <p>Throws {@link StoreException}; none of its messages holds a value.
 */
public interface Secrets {

  /** The longest value, in UTF-8: an advanced SSM parameter's. */
  int VALUE_LIMIT_BYTES = 8192;

  Optional<String> get(String name);

  void put(String name, String value);

  /**
   * Writes the value if the name has none yet. Answers with the value that stands, the same for
   * everybody who asks.
   */
  String putIfAbsent(String name, String value);

  /** Removes the secret; removing an absent one is no error. */
  void delete(String name);

  /**
   * For implementations: a name as they take it.
   *
   * @throws IllegalArgumentException for any other
   */
  static String requireName(String name) {
    if (!Names.VALID.matcher(name).matches() || name.length() > Names.LIMIT) {
      throw new IllegalArgumentException(
          "A secret's name is at most 500 letters, digits and . - _ in parts between /, not "
              + name);
    }
    return name;
  }

  /**
   * For implementations: a value as they take it.
   *
   * @throws IllegalArgumentException for any other; it does not hold the value
   */
  static String requireValue(String value) {
    if (value.isEmpty() || value.getBytes(StandardCharsets.UTF_8).length > VALUE_LIMIT_BYTES) {
      throw new IllegalArgumentException("A secret has at least one character and at most 8 KB");
    }
    return value;
  }

  /** What a name may look like. */
  final class Names {
    private static final int LIMIT = 500;
    private static final Pattern VALID = Pattern.compile("[A-Za-z0-9._-]+(/[A-Za-z0-9._-]+)*");

    private Names() {}
  }
}
