package io.signalbox.deliver.mail;

import static org.assertj.core.api.Assertions.assertThat;

import io.signalbox.store.Mailer.Result;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A try is repeated with the templates of the first one, whatever the settings say by then. */
class NamedTemplatesTest {
  private static final Result LOST = new Result.Unknown("no answer");
  private static final Result TAKEN = new Result.Accepted("0102-ses");
  private static final String FIRST =
      """
      {"alarm": {
        "en": {"subject": "First", "text": "English {{ count }}"},
        "de": {"subject": "Erste", "text": "Deutsch {{ count }}"}}}
      """;
  private static final String NAMED = "{\"template\": {\"name\": \"alarm\"}}";

  @Test
  void a_destination_names_a_template_in_its_language() {
    try (var hub = new TemplatedHub(NAMED, FIRST)) {
      ReadMail mail = hub.tries(TAKEN);
      assertThat(mail.header("Subject")).isEqualTo("First");
      assertThat(mail.text()).isEqualToIgnoringNewLines("English 1");
    }
    try (var hub = new TemplatedHub(NAMED.replaceFirst(".$", ", \"language\": \"de\"}"), FIRST)) {
      assertThat(hub.tries(TAKEN).header("Subject")).isEqualTo("Erste");
    }
  }

  @Test
  void english_stands_for_a_language_that_the_template_lacks_and_the_only_one_for_english() {
    String german = NAMED.replaceFirst(".$", ", \"language\": \"de\"}");
    try (var hub = new TemplatedHub(german, "{\"alarm\": {\"en\": {\"subject\": \"First\"}}}")) {
      assertThat(hub.tries(TAKEN).header("Subject")).isEqualTo("First");
    }
    try (var hub = new TemplatedHub(NAMED, "{\"alarm\": {\"de\": {\"subject\": \"Erste\"}}}")) {
      assertThat(hub.tries(TAKEN).header("Subject")).isEqualTo("Erste");
    }
  }

  @Test
  void without_a_template_the_subject_is_in_the_language_too() {
    try (var hub = new TemplatedHub("{\"language\": \"de\"}", "{}")) {
      assertThat(hub.tries(TAKEN).header("Subject")).startsWith("1 Sicherheitsereignis");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"alarm\": {\"en\": {\"subject\": \"Second\", \"text\": \"changed\"}}}",
        "{}",
        "{\"other\": {\"en\": {\"subject\": \"Other\"}}}",
      })
  void a_repeat_has_the_version_of_the_first_try(String later) {
    try (var hub = new TemplatedHub(NAMED, FIRST)) {
      hub.tries(LOST);
      hub.templates(later);
      hub.templates("{\"third\": {\"en\": {\"subject\": \"Third\"}}}");

      ReadMail repeated = hub.tries(TAKEN);

      assertThat(repeated.header("Subject")).isEqualTo("First");
      assertThat(repeated.text()).isEqualToIgnoringNewLines("English 1");
    }
  }

  @Test
  void a_repeat_has_it_when_the_destination_names_another_or_none() {
    for (String other : new String[] {"{}", "{\"template\": {\"name\": \"other\"}}"}) {
      try (var hub = new TemplatedHub(NAMED, FIRST)) {
        hub.tries(LOST);
        hub.mail(other);
        hub.templates("{\"other\": {\"en\": {\"subject\": \"Other\"}}}");

        assertThat(hub.tries(TAKEN).header("Subject")).isEqualTo("First");
      }
    }
  }

  @Test
  void what_began_without_a_template_is_repeated_without_one() {
    try (var hub = new TemplatedHub("{}", FIRST)) {
      String first = hub.tries(LOST).header("Subject");
      hub.mail(NAMED);

      assertThat(hub.tries(TAKEN).header("Subject")).isEqualTo(first).isNotEqualTo("First");
    }
  }

  @Test
  void a_version_that_makes_no_mail_was_never_sent_and_gives_way_to_the_mended_one() {
    String faulty = "{\"alarm\": {\"en\": {\"text\": \"{{ count / 0 }}\"}}}";
    try (var hub = new TemplatedHub(NAMED, faulty)) {
      hub.fails();
      hub.templates(FIRST);

      assertThat(hub.tries(TAKEN).header("Subject")).isEqualTo("First");
    }
  }
}
