package io.signalbox.store;

import java.util.Optional;

/**
 * Credentials by name: SSM parameters (SecureString), or an encrypted file. Names are paths such as
 * {@code destinations/soc/hmac-key}: letters, digits and {@code . - _ /}. A value has at most 4 KB.
 *
 * <p>Throws {@link StoreException}; none of its messages holds a value.
 */
public interface Secrets {

  Optional<String> get(String name);

  void put(String name, String value);

  /**
   * Writes the value if the name has none yet. Answers with the value that stands, the same for
   * everybody who asks.
   */
  String putIfAbsent(String name, String value);

  /** Removes the secret; removing an absent one is no error. */
  void delete(String name);
}
