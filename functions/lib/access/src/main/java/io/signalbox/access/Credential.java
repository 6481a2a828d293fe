package io.signalbox.access;

import io.signalbox.settings.Instance;
import io.signalbox.settings.Token;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.Locale;

/**
 * Something in a request that says who sent it. Holds hashes alone, never a token that is good for
 * longer than a minute.
 */
sealed interface Credential {

  /**
   * Whether the credential is one of that instance, now. Takes as long when it is not, wherever the
   * difference lies.
   */
  boolean isOf(Instance instance, Instant now);

  /** Whether a request must fail when nobody has this credential, whatever else it carries. */
  boolean mustMatch();

  /** Whether only the instance can know or hold it, so that it suffices alone. */
  default boolean isSecret() {
    return true;
  }

  /** A token that any instance may have: Bearer, or bare. */
  record Shared(String hash) implements Credential {
    @Override
    public boolean isOf(Instance instance, Instant now) {
      return hasToken(instance, hash, now);
    }

    @Override
    public boolean mustMatch() {
      return true;
    }
  }

  /** A token with the name of the instance whose it is, in any case of letters: Basic. */
  record Named(String user, String hash) implements Credential {
    @Override
    public boolean isOf(Instance instance, Instant now) {
      boolean tokenFits = hasToken(instance, hash, now);
      // Some clients of TAXII send it in lower case.
      boolean nameFits =
          same(instance.name().toLowerCase(Locale.ROOT), user.toLowerCase(Locale.ROOT));
      return tokenFits && nameFits;
    }

    @Override
    public boolean mustMatch() {
      return true;
    }
  }

  /** A token of {@link io.signalbox.access.person.PersonTokens}: no instance has it. */
  record OfPerson(String token) implements Credential {
    @Override
    public boolean isOf(Instance instance, Instant now) {
      return false;
    }

    @Override
    public boolean mustMatch() {
      return true;
    }

    @Override
    public String toString() {
      return "OfPerson";
    }
  }

  /** No credential at all, where one was tried: an unknown scheme, or broken syntax. */
  record Unreadable() implements Credential {
    @Override
    public boolean isOf(Instance instance, Instant now) {
      return false;
    }

    @Override
    public boolean mustMatch() {
      return true;
    }
  }

  /**
   * A token in a header that an instance has named. To others the same header may mean something
   * else, so it need not match.
   *
   * @param header in lower case
   */
  record OwnHeader(String header, String hash) implements Credential {
    @Override
    public boolean isOf(Instance instance, Instant now) {
      boolean tokenFits = hasToken(instance, hash, now);
      return tokenFits
          && instance
              .header()
              .map(own -> own.toLowerCase(Locale.ROOT).equals(header))
              .orElse(false);
    }

    @Override
    public boolean mustMatch() {
      return false;
    }
  }

  /**
   * The certificate of mutual TLS. A domain may ask for one of everybody, so it need not match.
   *
   * @param fingerprint SHA-256 over DER, 64 lower-case hex digits
   */
  record Certificate(String fingerprint) implements Credential {
    @Override
    public boolean isOf(Instance instance, Instant now) {
      return instance.certificates().stream()
          .map(known -> same(known, fingerprint))
          .reduce(false, Boolean::logicalOr);
    }

    @Override
    public boolean mustMatch() {
      return false;
    }
  }

  /** The name by which a client of Warden says who it is. Everybody knows it. */
  record WardenName(String name) implements Credential {
    @Override
    public boolean isOf(Instance instance, Instant now) {
      return instance.warden().filter(warden -> warden.isNamed(name)).isPresent();
    }

    @Override
    public boolean mustMatch() {
      return true;
    }

    @Override
    public boolean isSecret() {
      return false;
    }
  }

  private static boolean hasToken(Instance instance, String hash, Instant now) {
    boolean found = false;
    for (Token token : instance.tokens()) {
      boolean fits = same(token.hash(), hash);
      if (token.isGoodAt(now) && fits) {
        found = true;
      }
    }
    return found;
  }

  private static boolean same(String first, String second) {
    return MessageDigest.isEqual(
        first.getBytes(StandardCharsets.UTF_8), second.getBytes(StandardCharsets.UTF_8));
  }
}
