package io.signalbox.http.signature;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The vectors are those of the reference libraries of Standard Webhooks 1.0. */
class StandardWebhooksTest {
  private static final String ID = "msg_p5jXN8AQM9LWM0D4loKWxJek";
  private static final Instant SENT_AT = Instant.ofEpochSecond(1614265330);
  private static final byte[] BODY = "{\"test\": 2432232314}".getBytes(UTF_8);

  private static final String HMAC_KEY = "MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
  private static final String HMAC_SIGNATURE = "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=";

  private static final String ED25519_SEED = "VEVTVFNJR05JTkdLRVlET05PVFVTRVRISVNGT1JBTlk=";
  private static final String ED25519_SIGNATURE =
      "v1a,tQ9V2XOqn7jL/DQenEFpqIugdBVtiMmER5mhSkXBNwM0mkATuDe6KYYUuxqtaiHeYGb7KaaBRdM5WqyeFiL8Ag==";

  @ParameterizedTest
  @ValueSource(strings = {"whsec_" + HMAC_KEY, HMAC_KEY, " whsec_" + HMAC_KEY + "\n"})
  void hmacSignsAsTheReferenceDoes(String key) {
    assertThat(signature(HmacSigner.of(key))).isEqualTo(HMAC_SIGNATURE);
  }

  @ParameterizedTest
  @ValueSource(strings = {"whsk_" + ED25519_SEED, ED25519_SEED})
  void ed25519SignsAsTheReferenceDoes(String key) {
    assertThat(signature(Ed25519Signer.of(key))).isEqualTo(ED25519_SIGNATURE);
  }

  @Test
  void whileAKeyIsRotatedEachKeySigns() {
    assertThat(signature(HmacSigner.of(HMAC_KEY), Ed25519Signer.of(ED25519_SEED)))
        .isEqualTo(HMAC_SIGNATURE + " " + ED25519_SIGNATURE);
  }

  @Test
  void theHeadersNameTheIdAndTheSecond() {
    assertThat(WebhookHeaders.of(ID, SENT_AT.plusMillis(999), BODY, List.of()))
        .containsExactly(entry("webhook-id", ID), entry("webhook-timestamp", "1614265330"));
  }

  @Test
  void anIdWithTheSeparatorInItIsRefused() {
    assertThatThrownBy(() -> WebhookHeaders.of("a.b", SENT_AT, BODY, List.of()))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "whsec_", "whsec_c2hvcnQ=", "whsec_SGVsbG8*", "no base64 at all"})
  void aKeyThatIsNoneIsRefusedWithoutShowingIt(String key) {
    assertThatThrownBy(() -> HmacSigner.of(key))
        .isInstanceOf(IllegalArgumentException.class)
        .hasNoCause()
        .message()
        .doesNotContain("SGVsbG8", "*", "c2hvcnQ", "no base64");
    assertThatThrownBy(() -> Ed25519Signer.of(key))
        .isInstanceOf(IllegalArgumentException.class)
        .hasNoCause();
  }

  private static String signature(Signer... signers) {
    return WebhookHeaders.of(ID, SENT_AT, BODY, List.of(signers))
        .getOrDefault("webhook-signature", "none");
  }
}
