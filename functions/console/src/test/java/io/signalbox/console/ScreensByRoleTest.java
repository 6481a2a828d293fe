package io.signalbox.console;

import static org.assertj.core.api.Assertions.assertThat;

import io.signalbox.console.screen.Screen;
import io.signalbox.settings.Token;
import io.signalbox.settings.people.Permission;
import io.signalbox.settings.people.Role;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Each screen for each role, with and without a scope: who may see nothing of it neither finds it
 * in the list of screens nor opens it, and no request goes to the API.
 */
class ScreensByRoleTest {
  private static final String TOKEN = "token-of-the-person-under-test";

  /** What opens each screen, everywhere. */
  private static final Map<String, Set<Permission>> NEEDS =
      Map.ofEntries(
          Map.entry("today", Set.of(Permission.SEE_STATES)),
          Map.entry("destinations", Set.of(Permission.SEE_STATES)),
          Map.entry("destination", Set.of(Permission.SEE_STATES)),
          Map.entry("notices", Set.of(Permission.SEE_RECIPIENTS)),
          Map.entry("notice", Set.of(Permission.SEE_RECIPIENTS)),
          Map.entry("mail", Set.of(Permission.SEE_RECIPIENTS)),
          Map.entry("annotation", Set.of(Permission.SEE_RECIPIENTS)),
          Map.entry("responsible", Set.of(Permission.SEE_RECIPIENTS)),
          Map.entry("imports", Set.of(Permission.EDIT_DIRECTORY)),
          Map.entry("suppression", Set.of(Permission.SEE_RECIPIENTS)),
          Map.entry("sending", Set.of(Permission.SEE_RECIPIENTS)),
          Map.entry("rules", Set.of(Permission.SEE_SETTINGS)),
          Map.entry("rule", Set.of(Permission.SEE_SETTINGS)),
          Map.entry("explain", Set.of(Permission.SEE_SETTINGS)),
          Map.entry("history", Set.of(Permission.SEE_SETTINGS)),
          Map.entry("proposals", Set.of(Permission.SEE_SETTINGS)),
          Map.entry("whatif", Set.of(Permission.SEE_SETTINGS)),
          Map.entry("statistics", Set.of(Permission.SEE_EVENTS)),
          Map.entry("send-once", Set.of(Permission.HANDLE)),
          Map.entry("audit", Set.of(Permission.AUDIT)),
          Map.entry("privacy", Set.of(Permission.AUDIT, Permission.APPROVE)),
          Map.entry("erasure", Set.of(Permission.AUDIT, Permission.APPROVE)),
          Map.entry("people", Set.of(Permission.ADMINISTER)));

  /** Also with a scope: the API shows the part within. */
  private static final Set<String> SCOPED = Set.of("notices", "notice", "mail", "annotation");

  /** For everybody who signs in: what each sees of its own, the API decides. */
  private static final Set<String> OWN =
      Set.of("search", "event", "senders", "sender", "aside", "find");

  /** Grants of programs, which a role alone does not give. */
  private static final Set<String> GRANTED = Set.of("feeds");

  private final Browser browser = new Browser();

  @BeforeEach
  void layDownAnswers() {
    browser.api.answers("GET /v1/", "{}");
    browser.api.answers("POST /v1/", "{}");
    browser.api.answers("GET /v1/envelopes", "[]");
  }

  @AfterEach
  void close() {
    browser.close();
  }

  static Stream<Arguments> people() {
    return Stream.of(Role.values())
        .flatMap(role -> Stream.of(Arguments.of(role, true), Arguments.of(role, false)));
  }

  @Test
  void each_screen_stands_in_the_table() {
    assertThat(Navigation.all().stream().map(Screen::name))
        .containsExactlyInAnyOrderElementsOf(
            Stream.of(NEEDS.keySet(), OWN, GRANTED)
                .flatMap(Set::stream)
                .collect(Collectors.toSet()));
  }

  @ParameterizedTest
  @MethodSource("people")
  void a_role_opens_its_screens_and_no_other(Role role, boolean isEverywhere) {
    String scope = isEverywhere ? "" : ", \"scope\": {\"organisations\": [\"isp\"]}";
    browser.instances(
        "{\"ann\": {\"tokens\": [{\"name\": \"1\", \"hash\": \"%s\"}], \"grants\": {\"roles\": [{\"role\": \"%s\"%s}]}}}"
            .formatted(Token.hashOf(TOKEN), role.text(), scope));
    assertThat(browser.signIn(TOKEN).getStatusCode()).isEqualTo(303);
    String form = browser.formToken("senders");
    Set<String> listed =
        Set.copyOf(
            Jsoup.parse(browser.get("/console/senders").getBody())
                .select("nav a")
                .eachAttr("href"));
    for (Screen screen : Navigation.all()) {
      String name = screen.name();
      int before = browser.api.requests().size();
      if (isOpen(name, role, isEverywhere)) {
        assertThat(browser.get("/console/" + name).getStatusCode()).as(name).isNotEqualTo(403);
      } else {
        assertThat(listed).doesNotContain(name);
        assertThat(browser.get("/console/" + name).getStatusCode()).as(name).isEqualTo(403);
        assertThat(browser.post(name, "form", form, "do", "write").getStatusCode())
            .as(name)
            .isEqualTo(403);
        assertThat(browser.api.requests()).as(name).hasSize(before);
      }
    }
  }

  private static boolean isOpen(String screen, Role role, boolean isEverywhere) {
    return OWN.contains(screen)
        || (NEEDS.containsKey(screen)
            && (isEverywhere || SCOPED.contains(screen))
            && NEEDS.get(screen).stream().anyMatch(role::permits));
  }
}
