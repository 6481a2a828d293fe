package io.signalbox.settings;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class MailTemplateTest {
  private static final JsonMapper MAPPER = new JsonMapper();

  private final SettingsDocument settings =
      read(
          """
          {'templates': {'own': {'en': {'subject': 'own'}}, 'rules': {'en': {'subject': 'rule'}}},
           'destinations': {
             'owners': {'method': 'mail', 'uri': 'directory:contacts', 'mail': {'template': {'name': 'own'}}},
             'plain': {'method': 'mail', 'uri': 'directory:contacts'},
             'push': {'method': 'http', 'uri': 'https://soc.example/'}}}
          """);

  @Test
  void a_rules_template_goes_before_the_destinations() {
    assertThat(subject("owners", Group.NONE)).contains("own");
    assertThat(subject("owners", ruled("rules"))).contains("rule");
    assertThat(subject("plain", ruled("rules"))).contains("rule");
  }

  @Test
  void a_name_of_nothing_is_passed_over() {
    assertThat(subject("owners", ruled("gone"))).contains("own");
    assertThat(subject("plain", ruled("gone"))).isEmpty();
    assertThat(subject("plain", Group.NONE)).isEmpty();
    assertThat(subject("push", Group.NONE)).isEmpty();
  }

  @Test
  void a_version_is_that_of_the_content() {
    SettingsDocument same =
        read("{'templates': {'other': {'en': {'subject': 'own'}}, 'own': {'de': {}}}}");

    assertThat(version(same, "other")).isEqualTo(version(settings, "own"));
    assertThat(version(same, "own")).isNotEqualTo(version(settings, "own"));
    assertThat(version(settings, "rules")).isNotEqualTo(version(settings, "own"));
  }

  private Optional<String> subject(String destination, Group group) {
    return settings
        .template(
            Optional.ofNullable(settings.destinations().get(destination)).orElseThrow(), group)
        .flatMap(template -> template.in(MailOptions.Language.EN).subject());
  }

  private static Group ruled(String template) {
    return new Addressee(
            Optional.of("isp"), List.of(), List.of(), Optional.empty(), Optional.of(template))
        .in(Group.NONE);
  }

  private static String version(SettingsDocument settings, String name) {
    return Optional.ofNullable(settings.templates().get(name)).orElseThrow().version();
  }

  private static SettingsDocument read(String text) {
    try {
      return SettingsReader.read(MAPPER.readValue(text.replace('\'', '"'), ObjectNode.class));
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(e);
    }
  }
}
