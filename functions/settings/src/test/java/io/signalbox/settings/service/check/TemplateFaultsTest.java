package io.signalbox.settings.service.check;

import static org.assertj.core.api.Assertions.assertThat;

import io.signalbox.settings.check.Fault;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Templates are tried on samples when they are written, not when the first mail is due. */
class TemplateFaultsTest {

  private static List<Fault> faults(String mail) {
    return Documents.faults(
        Documents.json(
            "{'destinations': {'d': {'method': 'mail', 'uri': 'mailto:a@b.example', 'mail': %s}}}"
                .formatted(mail)));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      quoteCharacter = '`',
      value = {
        "{'subject': '{{ count | uper }}'} ~ /subject ~ uper",
        "{'template': {'text': '{% for event in events %}{{ event | sort }}{% endfor %}'}}"
            + " ~ /template/text ~ sort",
        "{'template': {'html': '{{ say | raw }}'}} ~ /template/html ~ raw",
        "{'template': {'text': '{% for file in files %}{{ file | shout }}{% endfor %}'}}"
            + " ~ /template/text ~ shout",
        "{'template': {'text': '{{ count / 0 }}'}} ~ /template/text ~ faulty",
        "{'subject': '{% for a in sender %}{{ a }}{% endfor %}'} ~ /subject ~ faulty",
      })
  void a_template_that_makes_no_mail_is_a_fault_at_its_place(
      String mail, String pointer, String reason) {
    assertThat(faults(mail))
        .singleElement()
        .satisfies(
            fault -> {
              assertThat(fault.pointer()).isEqualTo("/destinations/d/mail" + pointer);
              assertThat(fault.reason()).contains(reason).doesNotContain("io.", "java.");
            });
  }

  @Test
  void a_template_whose_loops_do_not_end_in_time_is_a_fault() {
    String loops = "{% for a in events %}".repeat(8) + "{% endfor %}".repeat(8);

    assertThat(faults("{'template': {'text': '" + loops + "'}}"))
        .singleElement()
        .extracting(Fault::reason)
        .asString()
        .contains("more than 5000000 steps");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{'subject': '{{ count }} {{ kind | default(\\'mixed\\') }} {{ marking }}'}",
        "{'template': {'text': '{% for row in rows %}{% for cell in row %}{{ cell.label }}{%"
            + " endfor %}{{ loop.index }}{% endfor %}'}}",
        "{'template': {'html': '<p>{{ say.greeting }}</p>{% for entry in group %}{{ entry.key"
            + " }}{% endfor %}'}}",
        "{'template': {'text': '{{ events[0][\\'source.ip\\'] }} {{ reply_to }}'}}"
      })
  void a_template_that_makes_mails_is_none(String mail) {
    assertThat(faults(mail)).isEmpty();
    assertThat(warnings(mail)).isEmpty();
  }

  private static List<Fault> warnings(String mail) {
    return SettingsWarnings.of(
        Documents.json(
            "{'destinations': {'d': {'method': 'mail', 'uri': 'mailto:a@b.example', 'mail': %s}}}"
                .formatted(mail)),
        Instant.now());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{'subject': '{{ cuont }}'} | /subject | cuont",
        "{'subject': '{{ events }}'} | /subject | events",
        "{'template': {'text': '{% for event in evnts %}{{ event }}{% endfor %}'}}"
            + " | /template/text | evnts",
        "{'template': {'html': '{% if count > 1 %}{{ totl }}{% endif %}'}}"
            + " | /template/html | totl",
      })
  void a_variable_that_no_mail_has_is_warned_of(String mail, String pointer, String name) {
    assertThat(warnings(mail))
        .containsExactly(
            new Fault("/destinations/d/mail" + pointer, "no mail has a variable " + name));
  }

  @Test
  void columns_are_warned_of_by_the_field_that_they_name() {
    assertThat(
            warnings(
                "{'columns': ['source.ip', 'when=time.source', 'src_port', 'uuid', 'x=ip.src']}"))
        .extracting(Fault::pointer)
        .containsExactly("/destinations/d/mail/columns/4");
    assertThat(
            SettingsWarnings.of(
                Documents.json(
                    "{'destinations': {'d': {'method': 'http', 'uri': 'https://soc.example/',"
                        + " 'format': 'csv', 'csv': {'columns': ['asn', 'source.asm']}}}}"),
                Instant.now()))
        .extracting(Fault::pointer)
        .containsExactly("/destinations/d/csv/columns/1");
  }

  @Test
  void a_named_template_is_tried_in_each_language_and_may_have_lines() {
    var document =
        Documents.json(
            "{'templates': {'t': {'en': {'subject': '{{ cuont }}', 'text': 'a\\nb'},"
                + " 'de': {'html': '{{ count | shout }}'}}}}");

    assertThat(Documents.faults(document))
        .extracting(Fault::pointer)
        .containsExactly("/templates/t/de/html");
    assertThat(SettingsWarnings.of(document, Instant.now()))
        .containsExactly(new Fault("/templates/t/en/subject", "no mail has a variable cuont"));
  }

  @Test
  void a_template_is_named_that_is_there_and_nothing_stands_beside_it() {
    assertThat(faults("{'template': {'name': 'none'}}"))
        .containsExactly(
            new Fault("/destinations/d/mail/template/name", "there is no such template"));
    assertThat(
            Documents.faults(
                Documents.json(
                    "{'templates': {'t': {'en': {'text': 'x'}}}, 'connections': {'c': {'method':"
                        + " 'mail', 'hosts': ['b.example'], 'mail': {'subject': 'x', 'template':"
                        + " {'name': 't', 'html': 'y'}}}}}")))
        .extracting(Fault::pointer)
        .containsExactly("/connections/c/mail/subject", "/connections/c/mail/template/html");
  }
}
