package io.signalbox.access;

import static io.signalbox.access.Parties.CERTIFICATE;
import static io.signalbox.access.Parties.FINGERPRINT;
import static io.signalbox.access.Parties.NOTHING;
import static io.signalbox.access.Parties.NOW;
import static io.signalbox.access.Parties.token;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.signalbox.api.ProblemException;
import io.signalbox.api.Request;
import io.signalbox.envelope.Marking;
import io.signalbox.settings.Grants;
import io.signalbox.settings.Instance;
import io.signalbox.settings.Instance.InvalidContent;
import io.signalbox.settings.Instance.UnknownFields;
import io.signalbox.settings.Quota;
import io.signalbox.settings.SettingsDocument;
import io.signalbox.settings.WardenOptions;
import io.signalbox.store.ManualClock;
import io.signalbox.store.embedded.MemorySecrets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Credentials in the query: of Warden's clients, and nowhere else. */
class WardenCredentialsTest {
  private static final ManualClock CLOCK = new ManualClock(NOW);
  private static final SettingsDocument SETTINGS =
      Parties.settings(
          client("cert-at", "at", "at.example", Set.of(FINGERPRINT)),
          client("cert-ee", "ee", "ee.example", Set.of()));
  private static final Authenticator GATE =
      new Authenticator(
          () -> SETTINGS,
          new AdministratorToken(new MemorySecrets(), "none", Duration.ZERO, CLOCK),
          CLOCK);

  static Stream<Map<String, List<String>>> goodQueriesOfWarden() {
    return Stream.of(
        Map.of("secret", List.of("at")),
        Map.of("secret", List.of("at"), "client", List.of("AT.example")));
  }

  @ParameterizedTest
  @MethodSource("goodQueriesOfWarden")
  void a_client_of_warden_is_known_by_its_secret(Map<String, List<String>> queries) {
    assertThat(GATE.authenticate(warden("/warden3/getInfo", queries)).name()).isEqualTo("cert-at");
  }

  static Stream<Request> badRequestsOfWarden() {
    return Stream.of(
        warden("/warden3/getInfo", Map.of("client", List.of("at.example"))),
        warden(
            "/warden3/getInfo", Map.of("client", List.of("ee.example"), "secret", List.of("at"))),
        warden("/warden3/getInfo", Map.of("client", List.of("nobody"), "secret", List.of("at"))),
        warden("/warden3/getInfo", Map.of("secret", List.of("at", "ee"))),
        warden("/warden3", Map.of("secret", List.of("at"))),
        warden("/v1/warden3/", Map.of("secret", List.of("at"))),
        warden("/warden3x/getInfo", Map.of("secret", List.of("at"))));
  }

  @ParameterizedTest
  @MethodSource("badRequestsOfWarden")
  void nobody_is_known_by_a_name_alone_or_by_a_query_elsewhere(Request request) {
    assertThat(catchThrowableOfType(ProblemException.class, () -> GATE.authenticate(request)))
        .isNotNull();
  }

  @Test
  void a_certificate_makes_a_name_good() {
    Request request =
        new Request(
            "GET",
            "/warden3/getInfo",
            Map.of("client", List.of("at.example")),
            NOTHING,
            new byte[0],
            Optional.of(CERTIFICATE),
            NOW);
    assertThat(GATE.authenticate(request).name()).isEqualTo("cert-at");
  }

  private static Request warden(String path, Map<String, List<String>> queries) {
    return new Request("GET", path, queries, NOTHING, new byte[0], Optional.empty(), NOW);
  }

  private static Instance client(
      String name, String token, String warden, Set<String> certificates) {
    return new Instance(
        name,
        List.of(token(token)),
        Optional.empty(),
        certificates,
        Grants.NONE,
        InvalidContent.REJECT,
        UnknownFields.WARN,
        Optional.of(new WardenOptions(warden, Optional.empty(), false)),
        Marking.NONE,
        Quota.UNLIMITED);
  }
}
