package io.signalbox.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.signalbox.cli.FakeHub.Reply;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A token reaches its hub and nobody else: no file of others, no output, no other address. */
class TokensTest {
  private static final String TOKEN = "tok-3b1d6f0f-secret";

  @TempDir private Path folder;
  private Path profiles = Path.of("");

  @BeforeEach
  void whereProfilesAre() {
    profiles = folder.resolve(".config/signalbox/profiles.json");
  }

  @Test
  void a_login_keeps_the_token_for_its_owner_alone() throws IOException {
    try (FakeHub hub = FakeHub.answering(200, FakeHub.EMPTY)) {
      Typed typed = new Typed(folder).input(TOKEN + "\n");
      Typed.Result login = typed.run("login", hub.url() + "/");

      assertThat(login.status()).as(login.all()).isZero();
      assertThat(Files.getPosixFilePermissions(profiles))
          .isEqualTo(PosixFilePermissions.fromString("rw-------"));
      assertThat(typed.run("info").status()).isZero();
      assertThat(hub.received().getLast().header("Authorization")).isEmpty();
      assertThat(typed.run("destinations", "ls").status()).isZero();
      assertThat(hub.received().getLast().header("Authorization")).isEqualTo("Bearer " + TOKEN);
      assertThat(login.all() + typed.run("profiles").all()).doesNotContain(TOKEN);
      assertThat(typed.run("logout").status()).isZero();
      assertThat(Files.readString(profiles)).doesNotContain(TOKEN);
    }
  }

  @Test
  void a_login_with_a_wrong_token_keeps_nothing() throws IOException {
    try (FakeHub hub = FakeHub.answering(401, "{\"detail\": \"no valid credential\"}")) {
      Typed.Result login = new Typed(folder).input(TOKEN).run("login", hub.url());

      assertThat(login.status()).isEqualTo(ExitStatus.NOT_GRANTED.code());
      assertThat(login.all()).doesNotContain(TOKEN);
      assertThat(profiles).doesNotExist();
    }
  }

  @Test
  void a_token_command_is_run_at_each_use() throws IOException {
    try (FakeHub hub = FakeHub.answering(200, FakeHub.EMPTY)) {
      Path kept = Files.writeString(folder.resolve("kept"), TOKEN);
      Typed typed = new Typed(folder);
      assertThat(typed.run("login", hub.url(), "--token-command", "cat " + kept).status()).isZero();
      Files.writeString(kept, "another-token");
      typed.run("destinations", "ls");

      assertThat(hub.received().getLast().header("Authorization"))
          .isEqualTo("Bearer another-token");
      assertThat(Files.readString(profiles)).doesNotContain(TOKEN);
    }
  }

  @Test
  void a_file_that_others_can_read_is_refused() throws IOException {
    Files.createDirectories(profiles.getParent());
    Files.writeString(
        profiles,
        "{\"default\": \"a\", \"profiles\": {\"a\": {\"hub\": \"http://localhost\", \"token\": \""
            + TOKEN
            + "\"}}}");
    Files.setPosixFilePermissions(profiles, PosixFilePermissions.fromString("rw-r-----"));
    Typed.Result result = new Typed(folder).run("status");

    assertThat(result.status()).isEqualTo(ExitStatus.LOCAL.code());
    assertThat(result.err()).contains("chmod 600").doesNotContain(TOKEN);
  }

  @Test
  void a_broken_file_is_told_without_its_content() throws IOException {
    Files.createDirectories(profiles.getParent());
    Files.writeString(profiles, "{\"token\": " + TOKEN + "}");
    Files.setPosixFilePermissions(profiles, PosixFilePermissions.fromString("rw-------"));

    assertThat(new Typed(folder).run("status").all())
        .contains("cannot be read")
        .doesNotContain(TOKEN);
  }

  @Test
  void a_profiles_token_goes_to_no_other_hub() throws IOException {
    try (FakeHub own = FakeHub.answering(200, FakeHub.EMPTY);
        FakeHub other = FakeHub.answering(200, FakeHub.EMPTY)) {
      Typed typed = new Typed(folder).input(TOKEN);
      typed.run("login", own.url());
      typed.run("destinations", "ls", "--hub", other.url());

      assertThat(other.received())
          .singleElement()
          .satisfies(one -> assertThat(one.header("Authorization")).isEmpty());
    }
  }

  @Test
  void a_redirection_is_not_followed() throws IOException {
    try (FakeHub other = FakeHub.answering(200, FakeHub.EMPTY);
        FakeHub own =
            FakeHub.answering(_ -> new Reply(302, Map.of("Location", other.url() + "/x"), ""))) {
      Typed.Result result = new Typed(folder).at(own.url(), TOKEN).run("destinations", "ls");

      assertThat(result.status()).isEqualTo(ExitStatus.UNREACHABLE.code());
      assertThat(result.err()).contains("another address");
      assertThat(other.received()).isEmpty();
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://hub.example", "ftp://hub.example", "hub.example", "https://me:word@hub.example",
        "https://hub.example/?token=x", "https://", "javascript:alert(1)", "https://hub .example"
      })
  void an_address_that_would_give_the_token_away_is_refused(String url) {
    Typed.Result result = new Typed(folder).input(TOKEN).run("login", url);

    assertThat(result.status()).isEqualTo(ExitStatus.USAGE.code());
    assertThat(result.all()).doesNotContain(TOKEN).doesNotContain("me:word");
  }

  @ParameterizedTest
  @ValueSource(strings = {"two words", "line\r\nX-Other: 1", "umläut"})
  void what_is_no_token_is_not_sent_and_not_shown(String token) throws IOException {
    try (FakeHub hub = FakeHub.answering(200, FakeHub.EMPTY)) {
      Typed.Result result = new Typed(folder).at(hub.url(), token).run("destinations", "ls");

      assertThat(result.status()).isEqualTo(ExitStatus.LOCAL.code());
      assertThat(result.all()).doesNotContain(token);
      assertThat(hub.received()).isEmpty();
    }
  }

  @Test
  void there_is_no_option_for_a_token() {
    assertThat(new Typed(folder).run("status", "--token", TOKEN).status())
        .isEqualTo(ExitStatus.USAGE.code());
  }
}
