package io.signalbox.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.signalbox.api.ProblemException;
import io.signalbox.settings.Grants;
import io.signalbox.settings.Instance;
import io.signalbox.settings.Instance.InvalidContent;
import io.signalbox.settings.Instance.UnknownFields;
import io.signalbox.settings.people.Permission;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class CallerTest {

  static Stream<Arguments> grants() {
    return Stream.of(
        Arguments.of(Grant.post(), new Grants(true, Set.of(), false, false)),
        Arguments.of(Grant.read("a"), new Grants(false, Set.of("a", "b"), false, false)),
        Arguments.of(Grant.read("a"), new Grants(false, Set.of("*"), false, false)),
        Arguments.of(Grant.lookup(), new Grants(false, Set.of(), true, false)),
        Arguments.of(Grant.administer(), new Grants(false, Set.of(), false, true)));
  }

  @ParameterizedTest
  @MethodSource("grants")
  void a_caller_may_what_it_was_granted(Grant grant, Grants granted) {
    caller(granted).require(grant);

    assertThat(caller(granted).has(grant)).isTrue();
  }

  @ParameterizedTest
  @MethodSource("grants")
  void a_caller_without_the_grant_is_refused_with_403(Grant grant, Grants unused) {
    assertThat(refusal(grant, Grants.NONE)).contains("\"status\":403");
  }

  @Test
  void no_grant_comes_with_another() {
    Grants administersOnly = new Grants(false, Set.of(), false, true);

    assertThat(refusal(Grant.post(), administersOnly)).contains("\"status\":403");
    assertThat(refusal(Grant.read("a"), administersOnly)).contains("\"status\":403");
    assertThat(refusal(Grant.administer(), new Grants(true, Set.of("*"), true, false)))
        .contains("\"status\":403");
  }

  @Test
  void a_refusal_does_not_tell_one_feed_from_another() {
    Grants some = new Grants(false, Set.of("a"), false, false);

    assertThat(refusal(Grant.read("b"), some)).isEqualTo(refusal(Grant.read("c"), some));
  }

  static Stream<Arguments> needed() {
    return Stream.of(
        Arguments.of(Grant.post(), "It needs the grant \\\"post\\\"."),
        Arguments.of(Grant.read("a"), "It needs this feed among its grants \\\"read\\\"."),
        Arguments.of(
            Grant.to(Permission.AUDIT),
            "It needs the role auditor or administrator for the whole hub."));
  }

  @ParameterizedTest
  @MethodSource("needed")
  void a_refusal_says_what_would_do(Grant grant, String expected) {
    assertThat(refusal(grant, Grants.NONE)).contains(expected);
  }

  @Test
  void a_refusal_says_which_roles_would_do_where_any_scope_does() {
    Caller caller = caller(Grants.NONE);

    assertThatExceptionOfType(ProblemException.class)
        .isThrownBy(() -> caller.requireSome(Permission.HANDLE))
        .extracting(refusal -> refusal.problem().response().text())
        .asString()
        .contains("It needs the role handler or administrator.");
  }

  private static String refusal(Grant grant, Grants granted) {
    ProblemException refusal =
        catchThrowableOfType(ProblemException.class, () -> caller(granted).require(grant));
    assertThat(refusal).isNotNull();
    return refusal.problem().response().text();
  }

  private static Caller caller(Grants grants) {
    return new Caller(
        new Instance(
            "cert-at",
            List.of(),
            Optional.empty(),
            Set.of(),
            grants,
            InvalidContent.REJECT,
            UnknownFields.WARN));
  }
}
