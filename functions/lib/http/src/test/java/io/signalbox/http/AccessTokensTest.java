package io.signalbox.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.signalbox.delivery.peer.CachedSecrets;
import io.signalbox.delivery.peer.PeerSecrets;
import io.signalbox.delivery.peer.UnusableCredential;
import io.signalbox.http.exchange.Exchange;
import io.signalbox.settings.HttpOptions.Authentication.ClientAuthentication;
import io.signalbox.settings.HttpOptions.Authentication.OAuth2;
import io.signalbox.store.ManualClock;
import io.signalbox.store.embedded.MemorySecrets;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A token endpoint may answer anything. */
class AccessTokensTest {
  private static final OAuth2 OPTIONS =
      new OAuth2(
          "https://login.example/token",
          "hub",
          Optional.empty(),
          ClientAuthentication.TLS,
          Optional.empty(),
          Optional.empty());

  private final ManualClock clock = new ManualClock(Instant.parse("2026-11-22T08:00:00Z"));
  private String answer = "";
  private int asked;
  private final AccessTokens tokens =
      new AccessTokens(
          push -> {
            asked++;
            return new Exchange.Answered(200, Optional.empty(), answer);
          },
          clock);

  @ParameterizedTest
  @CsvSource({
    "300, PT4M29S, PT4M30S",
    "\"300\", PT4M29S, PT4M30S",
    "9223372036854775807, PT23H, PT24H",
    "1e400, PT23H, PT24H",
    "-9223372036854775808, PT0S, PT0S",
    "null, PT4M29S, PT4M30S",
    "{}, PT4M29S, PT4M30S",
  })
  void aTokenIsKeptForAsLongAsItIsValidAndADayAtMost(
      String expiresIn, Duration known, Duration gone) throws UnusableCredential {
    answer = "{\"access_token\": \"t\", \"expires_in\": " + expiresIn + "}";
    assertThat(token()).isEqualTo("t");

    clock.advance(known);
    token();
    assertThat(asked).isEqualTo(known.isZero() ? 2 : 1);
    clock.advance(gone.minus(known));
    token();
    assertThat(asked).isEqualTo(known.isZero() ? 3 : 2);
  }

  @ParameterizedTest
  @ValueSource(strings = {"\"\"", "\"a\\r\\nX-Other: b\"", "\"tök\"", "\" t\"", "7", "null", "{}"})
  void whatIsNoTokenIsNotSent(String token) {
    answer = "{\"access_token\": " + token + "}";

    assertThatThrownBy(this::token)
        .isInstanceOf(UnusableCredential.class)
        .hasMessageContaining("without an access_token");
  }

  @Test
  void anAnswerThatIsLongIsToldInShort() {
    answer = "x".repeat(60_000);

    assertThatThrownBy(this::token).satisfies(e -> assertThat(e.getMessage()).hasSizeLessThan(700));
  }

  private String token() throws UnusableCredential {
    PeerSecrets secrets = new PeerSecrets(new CachedSecrets(new MemorySecrets(), clock));
    return tokens.get(OPTIONS, Optional.empty(), secrets, Optional.empty(), Duration.ofSeconds(5));
  }
}
