package io.signalbox.settings.service.check;

import static org.assertj.core.api.Assertions.assertThat;

import io.signalbox.settings.check.Fault;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RetentionFaultsTest {
  private static String hub(String rule) {
    return "{'hub': {'retention': [%s]}}".formatted(rule);
  }

  @Test
  void a_rule_is_for_a_sender_or_a_type_or_both() {
    String rules =
        "{'sender': 'cert-at', 'days': 1}, {'type': 'scanner', 'days': 3650},"
            + " {'sender': 'cert-at', 'type': 'scanner', 'days': 30}";
    assertThat(Documents.faults(Documents.json(hub(rules)))).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "{'days': 30}                         | /hub/retention/0",
        "{'sender': 'cert-at', 'type': 'x'}   | /hub/retention/0",
        "{'sender': 'cert-at', 'days': 0}     | /hub/retention/0/days",
        "{'sender': 'cert-at', 'days': 3651}  | /hub/retention/0/days",
        "{'sender': 'not a name', 'days': 1}  | /hub/retention/0/sender",
        "{'type': '', 'days': 1}              | /hub/retention/0/type",
        "{'feed': 'f', 'type': 'x', 'days': 1}| /hub/retention/0/feed"
      })
  void others_are_faults(String rule, String pointer) {
    assertThat(Documents.faults(Documents.json(hub(rule))))
        .extracting(Fault::pointer)
        .containsExactly(pointer);
  }
}
