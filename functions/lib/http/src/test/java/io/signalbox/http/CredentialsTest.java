package io.signalbox.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;

import io.signalbox.delivery.peer.CachedSecrets;
import io.signalbox.settings.HttpOptions;
import io.signalbox.settings.HttpOptions.Authentication;
import io.signalbox.settings.HttpOptions.SigningKey;
import io.signalbox.settings.HttpOptions.SigningKey.Kind;
import io.signalbox.settings.SecretReference;
import io.signalbox.store.embedded.MemorySecrets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CredentialsTest {
  private static final SecretReference SECRET = new SecretReference("destinations/soc/secret");

  private final MemorySecrets store = new MemorySecrets();
  private Instant now = Instant.parse("2026-11-22T08:00:00Z");
  private final InstantSource time = () -> now;
  private final CachedSecrets secrets = new CachedSecrets(store, time.withZone(ZoneOffset.UTC));

  @Test
  void basicAuthenticationIsUtf8InBase64() throws Exception {
    store.put(SECRET.name(), "pässword");
    var credentials = credentials(new Authentication.Basic("user", SECRET));
    assertThat(credentials.headers())
        .containsExactly(entry("Authorization", "Basic dXNlcjpww6Rzc3dvcmQ="));
    assertThat(credentials.secretTexts()).contains("pässword", "dXNlcjpww6Rzc3dvcmQ=");
  }

  @Test
  void aBearerTokenAndAnOwnHeaderAreSentAsTheyAre() throws Exception {
    store.put(SECRET.name(), "t0ken");
    assertThat(credentials(new Authentication.Bearer(SECRET)).headers())
        .containsExactly(entry("Authorization", "Bearer t0ken"));
    assertThat(credentials(new Authentication.Header("X-Api-Key", SECRET)).headers())
        .containsExactly(entry("X-Api-Key", "t0ken"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"t0k\r\nX-Evil: yes", "t0k\n", "t0k\u0000", "tökén"})
  void aSecretThatWouldBreakAHeaderIsNotSent(String value) {
    store.put(SECRET.name(), value);
    assertThatThrownBy(() -> credentials(new Authentication.Bearer(SECRET)))
        .isInstanceOf(Credentials.Unusable.class)
        .hasMessageContaining(SECRET.name())
        .message()
        .doesNotContain("t0k", "tökén", "Evil");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "X Y", "X:Y", "X\r\nY", "Host", "Content-Length", "webhook-id", "Ü"})
  void aHeaderThatIsTakenOrNoneIsRefused(String name) {
    store.put(SECRET.name(), "t0ken");
    assertThatThrownBy(() -> credentials(new Authentication.Header(name, SECRET)))
        .isInstanceOf(Credentials.Unusable.class);
  }

  @Test
  void aMissingSecretIsNamed() {
    assertThatThrownBy(() -> credentials(new Authentication.Bearer(SECRET)))
        .isInstanceOf(Credentials.Unusable.class)
        .hasMessageContaining(SECRET.name());
  }

  @Test
  void aKeyThatIsNoneIsNamedWithoutShowingIt() {
    store.put(SECRET.name(), "not a key");
    HttpOptions options = options(List.of(new SigningKey(Kind.V1, SECRET)), Optional.empty());
    assertThatThrownBy(() -> Credentials.of(options, secrets))
        .isInstanceOf(Credentials.Unusable.class)
        .hasMessageContaining(SECRET.name())
        .message()
        .doesNotContain("not a key");
  }

  @Test
  void aSecretIsAskedForAgainAfterAMinute() {
    store.put(SECRET.name(), "old");
    assertThat(secrets.get(SECRET)).contains("old");
    store.put(SECRET.name(), "new");
    now = now.plus(Duration.ofSeconds(59));
    assertThat(secrets.get(SECRET)).contains("old");
    now = now.plus(Duration.ofSeconds(1));
    assertThat(secrets.get(SECRET)).contains("new");
  }

  @Test
  void anAbsentSecretIsFoundAsSoonAsItIsThere() {
    assertThat(secrets.get(SECRET)).isEmpty();
    store.put(SECRET.name(), "there");
    assertThat(secrets.get(SECRET)).contains("there");
  }

  private Credentials credentials(Authentication authentication) throws Credentials.Unusable {
    return Credentials.of(options(List.of(), Optional.of(authentication)), secrets);
  }

  private static HttpOptions options(
      List<SigningKey> signatures, Optional<Authentication> authentication) {
    HttpOptions plain = HttpOptions.DEFAULT;
    return new HttpOptions(
        plain.batch(),
        plain.encoding(),
        plain.gzip(),
        plain.timeout(),
        signatures,
        authentication,
        plain.verb(),
        plain.headers(),
        plain.secretHeaders(),
        plain.tls());
  }
}
