package io.signalbox.access;

import static io.signalbox.access.Parties.CERTIFICATE;
import static io.signalbox.access.Parties.FINGERPRINT;
import static io.signalbox.access.Parties.NOTHING;
import static io.signalbox.access.Parties.NOW;
import static io.signalbox.access.Parties.basic;
import static io.signalbox.access.Parties.bearer;
import static io.signalbox.access.Parties.instance;
import static io.signalbox.access.Parties.request;
import static io.signalbox.access.Parties.settings;
import static io.signalbox.access.Parties.token;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.signalbox.api.ProblemException;
import io.signalbox.api.Request;
import io.signalbox.api.Response;
import io.signalbox.settings.SettingsDocument;
import io.signalbox.settings.Token;
import io.signalbox.store.ManualClock;
import io.signalbox.store.embedded.MemorySecrets;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class AuthenticatorTest {
  private final ManualClock clock = new ManualClock(NOW);
  private SettingsDocument settings = SettingsDocument.EMPTY;

  @BeforeEach
  void twoInstances() {
    settings =
        settings(
            instance("cert-at", Optional.of("X-Auth-Token"), Set.of(FINGERPRINT), token("at")),
            instance("cert-ee", Optional.empty(), Set.of(), token("ee"), token("ee2")));
  }

  static Stream<Map<String, List<String>>> waysToCarryAToken() {
    return Stream.of(
        Map.of("Authorization", List.of("Bearer at")),
        Map.of("authorization", List.of("bearer  at")),
        Map.of("Authorization", List.of("at")),
        Map.of("Authorization", List.of(basic("cert-at", "at"))),
        Map.of("x-auth-token", List.of("at")),
        Map.of("X-Auth-Token", List.of("at"), "Authorization", List.of("Bearer at")));
  }

  @ParameterizedTest
  @MethodSource("waysToCarryAToken")
  void an_instance_is_known_by_its_token_however_it_is_sent(Map<String, List<String>> headers) {
    assertThat(gate().authenticate(request(headers, NOTHING)).name()).isEqualTo("cert-at");
  }

  @Test
  void an_instance_is_known_by_its_client_certificate() {
    assertThat(gate().authenticate(request(NOTHING, NOTHING, CERTIFICATE)).name())
        .isEqualTo("cert-at");
  }

  @Test
  void each_of_several_tokens_is_good_while_they_are_rotated() {
    assertThat(gate().authenticate(bearer("ee")).name()).isEqualTo("cert-ee");
    assertThat(gate().authenticate(bearer("ee2")).name()).isEqualTo("cert-ee");
  }

  @Test
  void a_token_is_good_until_it_expires_and_no_longer() {
    Token expiring = new Token("old", Token.hashOf("old"), Optional.of(NOW.plusSeconds(10)));
    settings = settings(instance("cert-at", Optional.empty(), Set.of(), expiring));

    clock.set(NOW.plusSeconds(9));
    assertThat(gate().authenticate(bearer("old")).name()).isEqualTo("cert-at");
    clock.set(NOW.plusSeconds(10));
    assertRefused(bearer("old"));
  }

  static Stream<Request> requestsOfNobody() {
    return Stream.of(
        request(NOTHING, NOTHING),
        bearer("wrong"),
        bearer(""),
        bearer(Token.hashOf("at")),
        request(Map.of("Authorization", List.of("Digest username=\"cert-at\"")), NOTHING),
        request(Map.of("Authorization", List.of(basic("cert-at", "wrong"))), NOTHING),
        request(Map.of("Authorization", List.of(basic("unknown", "at"))), NOTHING),
        request(Map.of("Authorization", List.of(basic("cert-ee", "at"))), NOTHING),
        request(Map.of("Authorization", List.of("Basic ***")), NOTHING),
        request(
            Map.of(
                "Authorization",
                List.of(
                    "Basic "
                        + Base64.getEncoder()
                            .encodeToString("at".getBytes(StandardCharsets.UTF_8)))),
            NOTHING),
        request(Map.of("X-Auth-Token", List.of("wrong")), NOTHING),
        request(Map.of("X-Auth-Token", List.of("ee")), NOTHING),
        request(Map.of("X-Other", List.of("at")), NOTHING),
        request(NOTHING, Map.of("secret", List.of("at"))),
        request(NOTHING, NOTHING, "not a certificate"));
  }

  @ParameterizedTest
  @MethodSource("requestsOfNobody")
  void whoever_cannot_be_known_learns_nothing_but_how_to_try(Request request) {
    Response response = assertRefused(request);

    assertThat(response.header("WWW-Authenticate").orElseThrow())
        .contains("Bearer realm=")
        .contains("Basic realm=");
    assertThat(response.text()).isEqualTo(assertRefused(request(NOTHING, NOTHING)).text());
  }

  static Stream<Request> requestsWithTwoCredentials() {
    return Stream.of(
        request(Map.of("Authorization", List.of("Bearer at", "Bearer ee")), NOTHING),
        request(
            Map.of("Authorization", List.of("Bearer ee"), "X-Auth-Token", List.of("at")), NOTHING),
        request(Map.of("Authorization", List.of("Bearer ee")), NOTHING, CERTIFICATE),
        request(Map.of("Authorization", List.of("Bearer wrong")), NOTHING, CERTIFICATE));
  }

  @ParameterizedTest
  @MethodSource("requestsWithTwoCredentials")
  void credentials_of_two_parties_in_one_request_are_refused(Request request) {
    assertRefused(request);
  }

  @Test
  void credentials_of_one_party_go_together() {
    Request request = request(Map.of("Authorization", List.of("Bearer at")), NOTHING, CERTIFICATE);

    assertThat(gate().authenticate(request).name()).isEqualTo("cert-at");
  }

  @Test
  void a_header_that_means_something_to_another_instance_only_does_no_harm() {
    Request request =
        request(
            Map.of("Authorization", List.of("Bearer ee"), "X-Auth-Token", List.of("?")), NOTHING);

    assertThat(gate().authenticate(request).name()).isEqualTo("cert-ee");
  }

  @Test
  void what_is_no_credential_is_refused_where_one_instance_is_all_there_is() {
    settings =
        settings(instance("cert-at", Optional.of("X-At"), Set.of("00".repeat(32)), token("at")));

    assertRefused(request(Map.of("Authorization", List.of("Digest at")), NOTHING));
    assertRefused(request(NOTHING, NOTHING, CERTIFICATE));
    assertRefused(request(Map.of("Authorization", List.of(basic("", "at"))), NOTHING));
  }

  @Test
  void a_token_in_the_header_of_another_instance_is_refused() {
    settings =
        settings(
            instance("cert-at", Optional.of("X-At"), Set.of(), token("at")),
            instance("cert-ee", Optional.of("X-Ee"), Set.of(), token("ee")));

    assertRefused(request(Map.of("X-At", List.of("ee")), NOTHING));
    assertThat(gate().authenticate(request(Map.of("x-ee", List.of("ee")), NOTHING)).name())
        .isEqualTo("cert-ee");
  }

  @Test
  void a_credential_that_fails_is_not_made_good_by_another() {
    for (String wrong : List.of(basic("cert-at", "wrong"), "Digest at")) {
      assertRefused(
          request(Map.of("Authorization", List.of(wrong), "X-Auth-Token", List.of("at")), NOTHING));
    }
  }

  @Test
  void a_certificate_of_nobody_does_no_harm_beside_a_token() {
    settings = settings(instance("cert-ee", Optional.empty(), Set.of(), token("ee")));
    Request request = request(Map.of("Authorization", List.of("Bearer ee")), NOTHING, CERTIFICATE);

    assertThat(gate().authenticate(request).name()).isEqualTo("cert-ee");
  }

  @Test
  void a_token_that_two_instances_share_is_good_only_where_the_name_is_given() {
    settings =
        settings(
            instance("a", Optional.empty(), Set.of(), token("same")),
            instance("b", Optional.empty(), Set.of(), token("same")));

    assertRefused(bearer("same"));
    Request named = request(Map.of("Authorization", List.of(basic("b", "same"))), NOTHING);
    assertThat(gate().authenticate(named).name()).isEqualTo("b");
  }

  @Test
  void a_credential_is_never_shown() {
    assertThat(Credentials.of(bearer("visible"), List.of()).toString()).doesNotContain("visible");
  }

  private Authenticator gate() {
    return new Authenticator(
        () -> settings,
        new AdministratorToken(
            new MemorySecrets(), "administrator/token", Duration.ofSeconds(20), clock),
        clock);
  }

  private Response assertRefused(Request request) {
    ProblemException refusal =
        catchThrowableOfType(ProblemException.class, () -> gate().authenticate(request));
    assertThat(refusal).isNotNull();
    Response response = refusal.problem().response();
    assertThat(response.status()).isEqualTo(401);
    return response;
  }
}
