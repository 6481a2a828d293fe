package io.signalbox.access.person;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.signalbox.access.AdministratorToken;
import io.signalbox.access.Authenticator;
import io.signalbox.access.Caller;
import io.signalbox.api.ProblemException;
import io.signalbox.api.Request;
import io.signalbox.envelope.MarkingPolicy;
import io.signalbox.settings.GroupGrants;
import io.signalbox.settings.HubSettings;
import io.signalbox.settings.Quota;
import io.signalbox.settings.SettingsDocument;
import io.signalbox.settings.SignInSettings;
import io.signalbox.settings.people.Permission;
import io.signalbox.settings.people.Role;
import io.signalbox.settings.people.RoleGrant;
import io.signalbox.settings.people.Scope;
import io.signalbox.store.ManualClock;
import io.signalbox.store.embedded.MemorySecrets;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** As whom a function treats somebody for whom the console asks. */
class PersonTokensTest {
  private static final String ISSUER = "https://login.example";

  private final ManualClock clock = new ManualClock(Instant.parse("2026-11-22T04:00:00Z"));
  private final MemorySecrets secrets = new MemorySecrets();
  private final PersonTokens tokens = tokens(secrets);
  private SettingsDocument settings =
      settings(ISSUER, new RoleGrant(Role.VIEWER, Scope.EVERYTHING));

  private PersonTokens tokens(MemorySecrets from) {
    return new PersonTokens(from, Duration.ZERO, clock, new SecureRandom());
  }

  private static SettingsDocument settings(String issuer, RoleGrant... roles) {
    SignInSettings signIn =
        new SignInSettings(
            issuer,
            "hub",
            Optional.empty(),
            "https://hub.example/console/signed-in",
            List.of(),
            "name",
            "groups",
            Map.of("duty", group(Set.of(), roles), "night", group(Set.of("archive"), roles)));
    return new SettingsDocument(
        Map.of(),
        Map.of(),
        Map.of(),
        Map.of(),
        new HubSettings(
            MarkingPolicy.DEFAULT,
            Quota.UNLIMITED,
            0,
            Optional.of(signIn),
            Duration.ofDays(365),
            List.of()));
  }

  private static GroupGrants group(Set<String> feeds, RoleGrant... roles) {
    return new GroupGrants(List.of(roles), feeds, !feeds.isEmpty(), feeds);
  }

  private Person ann() {
    return Person.of(
            settings.hub().signIn().orElseThrow(), "person:ann", List.of("staff", "night", "duty"))
        .orElseThrow();
  }

  private Caller caller(String authorization) {
    Authenticator gate =
        new Authenticator(
            () -> settings,
            new AdministratorToken(secrets, "administrator/token", Duration.ZERO, clock),
            tokens,
            clock);
    return gate.authenticate(
        new Request(
            "GET",
            "/v1/destinations",
            Map.of(),
            Map.of("Authorization", List.of(authorization)),
            new byte[0],
            Optional.empty(),
            clock.instant()));
  }

  private void assertNobody(String authorization) {
    assertThatThrownBy(() -> caller(authorization)).isInstanceOf(ProblemException.class);
  }

  @Test
  void a_person_has_the_roles_and_grants_of_the_groups_and_posts_nothing() {
    Caller caller = caller("Bearer " + tokens.write(ann()));

    assertThat(caller.name()).isEqualTo("person:ann");
    assertThat(caller.may(Permission.SEE_STATES)).isTrue();
    assertThat(caller.may(Permission.SEE_SETTINGS)).isFalse();
    assertThat(caller.instance().grants().post()).isFalse();
    assertThat(caller.instance().grants().mayRead("archive")).isTrue();
    assertThat(caller.instance().grants().mayRead("soc")).isFalse();
    assertThat(caller.instance().grants().lookup()).isTrue();
    assertThat(caller.instance().grants().deliver().mayName("archive")).isTrue();
    assertThat(caller.instance().grants().deliver().mayDescribe()).isFalse();
    assertThat(ann().groups()).containsExactly("duty", "night");
  }

  @Test
  void who_is_in_no_group_with_the_grant_reads_no_feed() {
    Person eve =
        Person.of(settings.hub().signIn().orElseThrow(), "person:eve", List.of("duty"))
            .orElseThrow();

    Caller caller = caller("Bearer " + tokens.write(eve));

    assertThat(caller.may(Permission.SEE_STATES)).isTrue();
    assertThat(caller.instance().grants().mayRead("archive")).isFalse();
    assertThat(caller.instance().grants().lookup()).isFalse();
  }

  @Test
  void a_token_is_good_for_a_minute() {
    String token = tokens.write(ann());
    clock.advance(Duration.ofSeconds(59));
    assertThat(caller("Bearer " + token).name()).isEqualTo("person:ann");
    clock.advance(Duration.ofSeconds(1));
    assertNobody("Bearer " + token);
    clock.advance(Duration.ofHours(-1));
    assertNobody("Bearer " + token);
  }

  @Test
  void a_token_that_was_altered_or_is_of_another_hub_is_nobodys() {
    String token = tokens.write(ann());
    String[] parts = token.split("\\.", -1);
    String other = tokens.write(new Person(ISSUER, "person:eve", List.of("duty"), ann().roles()));

    assertNobody("Bearer signalbox-person." + other.split("\\.", -1)[1] + "." + parts[2]);
    assertNobody("Bearer signalbox-person." + parts[1] + ".");
    assertNobody("Bearer signalbox-person.");
    assertNobody("Bearer signalbox-person..");
    assertNobody("Bearer signalbox-person.%%%." + parts[2]);
    assertNobody("Bearer " + tokens(new MemorySecrets()).write(ann()));
    assertNobody(token);
  }

  @Test
  void other_roles_another_provider_or_none_end_what_was_begun() {
    String token = tokens.write(ann());
    settings = settings(ISSUER, new RoleGrant(Role.VIEWER, Scope.ofOrganisations(Set.of("isp"))));
    assertNobody("Bearer " + token);
    settings = settings("https://other.example", new RoleGrant(Role.VIEWER, Scope.EVERYTHING));
    assertNobody("Bearer " + token);
    settings = SettingsDocument.EMPTY;
    assertNobody("Bearer " + token);
  }

  @Test
  void the_order_of_roles_and_of_parts_of_a_scope_makes_no_difference() {
    RoleGrant wide = new RoleGrant(Role.AUDITOR, Scope.EVERYTHING);
    assertThat(
            RoleGrant.text(
                List.of(wide, new RoleGrant(Role.EDITOR, Scope.ofOrganisations(Set.of("a", "b"))))))
        .isEqualTo(
            RoleGrant.text(
                List.of(
                    new RoleGrant(Role.EDITOR, Scope.ofOrganisations(Set.of("b", "a"))), wide)));
  }

  @Test
  void all_functions_get_the_key_that_one_has_made() {
    tokens.write(ann());
    String key = secrets.get(PersonTokens.SECRET).orElseThrow();
    assertThat(key).matches("[0-9a-f]{64}");

    assertThat(tokens(secrets).read(tokens(secrets).write(ann()))).contains(ann());
    assertThat(secrets.get(PersonTokens.SECRET)).contains(key);
    assertThat(tokens.write(ann())).doesNotContain(key);
  }
}
