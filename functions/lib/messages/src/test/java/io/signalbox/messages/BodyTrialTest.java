package io.signalbox.messages;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a write of the settings says of a template of bodies. */
class BodyTrialTest {

  @Test
  void aTemplateThatWritesJsonOfEverySampleIsGood() {
    assertThat(
            BodyTrial.fault(
                """
                {"text": "{{ count }} at {{ time }} {{ marking }}",
                 "first": {{ event | json }},
                 "rows": [{% for one in events %}{"ip": "{{ one['source.ip'] }}",
                   "port": {{ one['source.port'] | json }}}{% if not loop.last %},{% endif %}{% endfor %}]}
                """))
        .isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "`{{ event['feed.name'] }}`                 | outside of quotes",
        "`{\"a\": {{ event['source.port'] }}}`      | outside of quotes",
        "`{\"a\": 1, \"a\": 2}`                     | it writes no JSON, which shows at line 1,"
            + " column",
        "`{\"a\": 1} {}`                            | it writes no JSON",
        "`{\"a\": 1,}`                              | it writes no JSON",
        "`\"{{ count }}\"`                          | neither a JSON object nor an array",
        "`{\"a\": \"{{ evnt }}\"}`                  | no body has a variable evnt",
        "`{\"a\": \"{% for x in events %}`          | template is faulty",
        "`{% for a in events %}{% endfor %}`        | it writes",
      })
  void aFaultIsToldBeforeAnythingIsSent(String template, String reason) {
    assertThat(BodyTrial.fault(template).orElse("")).contains(reason);
  }
}
