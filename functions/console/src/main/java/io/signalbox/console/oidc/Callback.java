package io.signalbox.console.oidc;

import com.nimbusds.oauth2.sdk.ParseException;
import com.nimbusds.oauth2.sdk.util.JSONObjectUtils;
import io.signalbox.access.session.SignInAttempt;
import io.signalbox.console.provider.ProviderFault;
import io.signalbox.settings.SignInSettings;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * With what the provider has sent a browser back (RFC 6749, section 4.1.2; RFC 9207). Until the
 * state is found to be this browser's, nothing of it is believed.
 */
record Callback(String code, Optional<String> issuer, String expectedIssuer) {
  private static final Pattern ERROR = Pattern.compile("[a-z_]{1,40}");
  private static final int CODE_LIMIT_CHARACTERS = 4_000;

  /** What the state of an attempt stands for. */
  static String provider(SignInSettings settings) {
    return settings.issuer() + " " + settings.clientId();
  }

  static Callback of(
      SignInSettings settings, SignInAttempt attempt, Map<String, List<String>> parameters)
      throws ProviderFault {
    Optional<String> state = one(parameters, "state");
    if (!state.map(shown -> same(shown, attempt.state(provider(settings)))).orElse(false)) {
      throw new ProviderFault(ProviderFault.Kind.STALE, "the state is not this browser's");
    }
    Optional<String> error = one(parameters, "error");
    if (error.isPresent()) {
      throw new ProviderFault(
          ProviderFault.Kind.DENIED,
          "the provider refused: "
              + error.filter(text -> ERROR.matcher(text).matches()).orElse("no known error"));
    }
    String code =
        one(parameters, "code")
            .filter(text -> !text.isBlank() && text.length() <= CODE_LIMIT_CHARACTERS)
            .orElse("");
    if (code.isEmpty()) {
      throw new ProviderFault(ProviderFault.Kind.INVALID, "the provider sent no code");
    }
    return new Callback(code, one(parameters, "iss"), settings.issuer());
  }

  /**
   * Refuses an answer of another provider, to which the code would otherwise be shown.
   *
   * @param isAnnounced whether the provider promises to say who it is
   */
  void requireIssuer(boolean isAnnounced) throws ProviderFault {
    if (issuer.map(text -> !text.equals(expectedIssuer)).orElse(isAnnounced)) {
      throw new ProviderFault(ProviderFault.Kind.INVALID, "the answer is of another issuer");
    }
  }

  /** The error code in an answer of the token endpoint. */
  static Optional<String> errorCode(String body) {
    try {
      return Optional.ofNullable(JSONObjectUtils.parse(body).getAsString("error"))
          .filter(text -> ERROR.matcher(text).matches());
    } catch (ParseException | RuntimeException | StackOverflowError garbage) {
      return Optional.empty();
    }
  }

  private static Optional<String> one(Map<String, List<String>> parameters, String name)
      throws ProviderFault {
    List<String> values = parameters.getOrDefault(name, List.of());
    if (values.size() > 1) {
      throw new ProviderFault(ProviderFault.Kind.STALE, name + " is there more than once");
    }
    return values.stream().findFirst();
  }

  private static boolean same(String first, String second) {
    return MessageDigest.isEqual(
        first.getBytes(StandardCharsets.UTF_8), second.getBytes(StandardCharsets.UTF_8));
  }

  /** Leaves out the code: it is a credential. */
  @Override
  public String toString() {
    return "Callback[" + expectedIssuer + "]";
  }
}
