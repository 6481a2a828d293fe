package io.signalbox.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.signalbox.local.mail.MailExchange;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CommandLineTest {
  private static final Path ROOT = Path.of("root");

  private static Options read(String... words) throws Misuse {
    return CommandLine.read(List.of(words), ROOT, Map.of()).options();
  }

  @Test
  void a_hub_listens_on_the_loopback_address_unless_told_otherwise() throws Exception {
    assertThat(read().listening().hosts()).containsExactly("127.0.0.1");
    Options options = read("--host", "::1", "--host", "0.0.0.0", "--name", "hub.example");
    assertThat(options.listening().hosts()).containsExactly("::1", "0.0.0.0");
    assertThat(options.listening().names()).containsExactly("hub.example");
  }

  @Test
  void a_demo_has_a_folder_of_its_own() throws Exception {
    assertThat(read().data()).contains(Path.of("signalbox-data"));
    assertThat(read("--demo").data()).contains(Path.of("signalbox-demo"));
    assertThat(read().demo()).isFalse();
  }

  @Test
  void a_login_needs_its_password_from_the_environment() throws Exception {
    List<String> words =
        List.of("--smtp", "mail.example:587", "--smtp-user", "u", "--sender", "a@b.example");
    assertThatThrownBy(() -> CommandLine.read(words, ROOT, Map.of()))
        .isInstanceOf(Misuse.class)
        .hasMessageContaining("SIGNALBOX_SMTP_PASSWORD");
    Options options =
        CommandLine.read(words, ROOT, Map.of("SIGNALBOX_SMTP_PASSWORD", "p")).options();
    assertThat(options.mail().smtp().orElseThrow().login())
        .contains(new MailExchange.Login("u", "p"));
    assertThat(options.parameters()).containsEntry("MailSender", "a@b.example");
  }

  @Test
  void a_short_administrator_token_is_refused() {
    assertThatThrownBy(
            () -> CommandLine.read(List.of(), ROOT, Map.of("SIGNALBOX_ADMIN_TOKEN", "short")))
        .isInstanceOf(Misuse.class)
        .hasMessageContaining("20 characters");
  }

  @Test
  void two_sources_of_settings_are_refused() {
    assertThatThrownBy(() -> read("--settings", "a", "--initial-settings", "b"))
        .isInstanceOf(Misuse.class);
    assertThatThrownBy(() -> read("--settings", "a", "--demo")).isInstanceOf(Misuse.class);
  }

  @Test
  void the_operator_and_the_sender_are_mail_addresses() throws Misuse {
    assertThat(
            CommandLine.read(List.of("--operator", "ops@example.org"), ROOT, Map.of())
                .options()
                .parameters())
        .containsEntry("AlarmMail", "ops@example.org");
    for (String option : List.of("--operator", "--sender")) {
      assertThatThrownBy(() -> CommandLine.read(List.of(option, "nobody"), ROOT, Map.of()))
          .isInstanceOf(Misuse.class)
          .hasMessageStartingWith(option + " needs a mail address, not nobody");
    }
  }
}
