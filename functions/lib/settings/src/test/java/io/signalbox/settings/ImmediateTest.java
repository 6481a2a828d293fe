package io.signalbox.settings;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What {@code "interval": "immediate"} means. */
class ImmediateTest {
  private static final JsonMapper MAPPER = new JsonMapper();

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{'method': 'mail'}|PT1M",
        "{'method': 'mail', 'interval': 'immediate'}|PT1M",
        "{'method': 'mail', 'interval': {'pause': 'PT10S'}}|PT10S",
        "{'method': 'mail', 'interval': {'pause': 'PT0S'}}|PT0S",
        "{'method': 'http', 'interval': 'immediate'}|PT0S",
        "{'method': 'pull'}|PT0S",
      })
  void mails_wait_a_minute_for_others_and_all_else_goes_at_once(String text, Duration pause) {
    assertThat(destination(text).interval())
        .isEqualTo(pause.isZero() ? new Interval.Immediate() : new Interval.Pause(pause));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {"{'pause': 'PT0S'}|PT0S", "{'pause': 'PT10S'}|PT10S", "{'every': 'P1D'}|PT1M"})
  void a_rules_immediate_is_that_of_its_destination(String own, Duration pause) {
    Group atOnce =
        new Addressee(
                Optional.of("isp"), List.of(), List.of(), Optional.of(new Interval.Immediate()))
            .in(Group.NONE);
    Destination owners =
        destination(
            "{'method': 'mail', 'uri': 'directory:contacts', 'interval': %s}".formatted(own));

    assertThat(owners.of(atOnce).interval())
        .isEqualTo(pause.isZero() ? new Interval.Immediate() : new Interval.Pause(pause));
  }

  @Test
  void a_rules_length_is_its_own() {
    Interval.Every daily = new Interval.Every(Duration.ofDays(1));
    Group group =
        new Addressee(Optional.of("isp"), List.of(), List.of(), Optional.of(daily)).in(Group.NONE);

    assertThat(destination("{'method': 'mail', 'uri': 'directory:contacts'}").of(group).interval())
        .isEqualTo(daily);
  }

  private static Destination destination(String text) {
    try {
      return SettingsReader.destination(
          "d", MAPPER.readValue(text.replace('\'', '"'), ObjectNode.class));
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(e);
    }
  }
}
