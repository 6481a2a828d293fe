package io.signalbox.access;

import static io.signalbox.access.Parties.NOW;
import static io.signalbox.access.Parties.basic;
import static io.signalbox.access.Parties.bearer;
import static io.signalbox.access.Parties.request;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.signalbox.api.ProblemException;
import io.signalbox.api.Request;
import io.signalbox.settings.SettingsDocument;
import io.signalbox.store.AwaySecrets;
import io.signalbox.store.ManualClock;
import io.signalbox.store.Secrets;
import io.signalbox.store.StoreException;
import io.signalbox.store.embedded.MemorySecrets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class AdministratorTokenTest {
  private static final String SECRET_NAME = "administrator/token";

  private static final Duration MAXIMUM_AGE = Duration.ofSeconds(20);

  private final ManualClock clock = new ManualClock(NOW);
  private final MemorySecrets secrets = new MemorySecrets();

  @Test
  void the_first_administrator_needs_no_settings() {
    secrets.put(SECRET_NAME, "root");

    Caller caller = gate(SettingsDocument.EMPTY, secrets).authenticate(bearer("root"));

    assertThat(caller.name()).isEqualTo("administrator");
    assertThat(caller.has(Grant.administer())).isTrue();
    Request named =
        request(Map.of("Authorization", List.of(basic("administrator", "root"))), Map.of());
    assertThat(gate(SettingsDocument.EMPTY, secrets).authenticate(named).name())
        .isEqualTo("administrator");
  }

  @Test
  void nobody_is_administrator_while_the_operator_has_set_no_token() {
    Authenticator gate = gate(SettingsDocument.EMPTY, secrets);

    assertThatThrownBy(() -> gate.authenticate(bearer(""))).isInstanceOf(ProblemException.class);
    assertThatThrownBy(() -> gate.authenticate(bearer("root")))
        .isInstanceOf(ProblemException.class);
  }

  @Test
  void the_administrators_old_token_is_refused_when_it_is_as_old_as_it_may_be() {
    secrets.put(SECRET_NAME, "root");
    Authenticator gate = gate(SettingsDocument.EMPTY, secrets);
    assertThat(gate.authenticate(bearer("root")).name()).isEqualTo("administrator");

    secrets.put(SECRET_NAME, "other");
    clock.set(NOW.plus(MAXIMUM_AGE));

    assertThatThrownBy(() -> gate.authenticate(bearer("root")))
        .isInstanceOf(ProblemException.class);
    assertThat(gate.authenticate(bearer("other")).name()).isEqualTo("administrator");
  }

  @Test
  void the_administrators_token_is_not_asked_for_at_each_request() {
    secrets.put(SECRET_NAME, "root");
    Authenticator gate = gate(SettingsDocument.EMPTY, secrets);
    assertThat(gate.authenticate(bearer("root")).name()).isEqualTo("administrator");

    secrets.put(SECRET_NAME, "other");
    clock.set(NOW.plus(MAXIMUM_AGE).minusMillis(1));
    assertThat(gate.authenticate(bearer("root")).name()).isEqualTo("administrator");

    clock.set(NOW.minusSeconds(1));
    assertThat(gate.authenticate(bearer("other")).name()).isEqualTo("administrator");
  }

  @Test
  void instances_get_in_while_the_secrets_are_away() {
    SettingsDocument settings =
        Parties.settings(
            Parties.instance("cert-at", Optional.empty(), Set.of(), Parties.token("at")));
    Authenticator gate = gate(settings, new AwaySecrets());

    assertThat(gate.authenticate(bearer("at")).name()).isEqualTo("cert-at");
    assertThatThrownBy(() -> gate.authenticate(bearer("root")))
        .isInstanceOf(StoreException.Unavailable.class);
  }

  private Authenticator gate(SettingsDocument settings, Secrets from) {
    return new Authenticator(
        () -> settings, new AdministratorToken(from, SECRET_NAME, MAXIMUM_AGE, clock), clock);
  }
}
