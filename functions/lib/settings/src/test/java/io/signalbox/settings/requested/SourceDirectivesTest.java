package io.signalbox.settings.requested;

import static org.assertj.core.api.Assertions.assertThat;

import io.signalbox.envelope.Envelope;
import io.signalbox.settings.DataFormat;
import io.signalbox.settings.Destination;
import io.signalbox.settings.Interval;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SourceDirectivesTest {
  private static final String DIRECTIVE =
      "{'medium':'email','recipient_address':'abuse@isp.example','template_name':'openftp_provider',"
          + "'notification_format':'vulnerable-service','event_data_format':'openftp_csv_inline',"
          + "'notification_interval':86400,"
          + "'aggregate_identifier':{'source.asn':64496,'cidr':'192.0.2.0/24'}}";

  private static Envelope event(String payload) {
    return Envelope.ofEvent(Asked.json(payload));
  }

  private static Envelope with(String directive) {
    return event("{'extra.certbund': {'source_directives': [" + directive + "]}}");
  }

  private static String escaped(String json) {
    return json.replace("'", "\\'");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{'extra.certbund': {'source_directives': [DIRECTIVE]}}",
        "{'extra.certbund.source_directives': [DIRECTIVE]}",
        "{'extra': {'certbund': {'source_directives': [DIRECTIVE]}}}",
        "{'extra.certbund': '{ESCAPED_NAME: [ESCAPED]}'}",
        "{'extra.certbund.source_directives': '[ESCAPED]'}",
        "{'extra': '{ESCAPED_CERTBUND: {ESCAPED_NAME: [ESCAPED]}}'}",
      })
  void a_directive_asks_for_a_mail_whether_it_is_an_object_or_a_text(String payload) {
    String filled =
        payload
            .replace("ESCAPED_NAME", escaped("'source_directives'"))
            .replace("ESCAPED_CERTBUND", escaped("'certbund'"))
            .replace("ESCAPED", escaped(DIRECTIVE))
            .replace("DIRECTIVE", DIRECTIVE);
    DeliveryRequest request = Asked.requests("asking", event(filled)).getFirst();

    Destination destination = Asked.destination(request);
    assertThat(destination.uri().orElseThrow()).hasToString("mailto:abuse@isp.example");
    assertThat(destination.format()).isEqualTo(DataFormat.TABLE);
    assertThat(destination.interval()).isEqualTo(new Interval.Collect(Duration.ofDays(1)));
    assertThat(request.group()).isEqualTo(Map.of("source.asn", "64496", "cidr", "192.0.2.0/24"));
  }

  @Test
  void mails_of_other_templates_and_formats_are_others() {
    assertThat(List.of("template_name", "notification_format", "event_data_format"))
        .allSatisfy(
            name ->
                assertThat(
                        name(
                            DIRECTIVE.replaceFirst("'" + name + "':'[^']*'", "'" + name + "':'x'")))
                    .isNotEqualTo(name(DIRECTIVE)));
    assertThat(name(DIRECTIVE.replace("64496", "64497"))).isEqualTo(name(DIRECTIVE));
  }

  private static String name(String directive) {
    return Asked.destination(Asked.requests("asking", with(directive)).getFirst()).name();
  }

  @Test
  void minus_one_is_never_and_zero_at_once() {
    assertThat(Asked.requests("asking", with(DIRECTIVE.replace("86400", "-1")))).isEmpty();
    assertThat(
            Asked.destination(
                    Asked.requests("asking", with(DIRECTIVE.replace("86400", "0"))).getFirst())
                .interval())
        .isEqualTo(new Interval.Pause(Duration.ofMinutes(1)));
  }

  @Test
  void an_instance_may_have_its_directives_passed_on_like_other_fields() {
    assertThat(Asked.requests("passing", with(DIRECTIVE))).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          stranger | 86400 | 86400 | '' | no grant for directives
          asking   | abuse@isp.example | abuse@evil.example | [0].uri | evil.example is not among
          asking   | abuse@isp.example | nobody | [0].recipient_address | address
          asking   | 'email' | 'xmpp' | [0].medium | is email
          asking   | 86400 | -2 | [0].notification_interval | whole number from -1
          asking   | 86400 | true | [0].notification_interval | whole number from -1
          asking   | 'medium' | 'password' | [0].password | an event cannot say this
          asking   | 64496 | [1] | [0].aggregate_identifier.source.asn | is a text or a number
          """)
  void a_directive_that_cannot_be_followed_is_refused(
      String sender, String good, String bad, String field, String reason) {
    assertThat(Asked.read(sender, with(DIRECTIVE.replace(good, bad))))
        .isInstanceOfSatisfying(
            RequestReading.Refused.class,
            refused -> {
              assertThat(refused.field())
                  .isEqualTo("payload.extra.certbund.source_directives" + field);
              assertThat(refused.reason()).contains(reason);
            });
  }

  @Test
  void names_of_a_group_have_a_limit_and_what_is_told_of_them_too() {
    assertThat(Asked.read("asking", with(DIRECTIVE.replace("source.asn", "x".repeat(10_000)))))
        .isInstanceOfSatisfying(
            RequestReading.Refused.class,
            refused -> assertThat(refused.reason()).contains("at most 200 characters"));
    assertThat(Asked.read("asking", with(DIRECTIVE.replace("medium", "x".repeat(10_000)))))
        .isInstanceOfSatisfying(
            RequestReading.Refused.class,
            refused -> assertThat(refused.field().length()).isLessThan(400));
  }

  @ParameterizedTest
  @ValueSource(strings = {"'text'", "1", "{'medium': 'email'}"})
  void what_is_no_directive_is_refused(String directives) {
    Envelope event = event("{'extra.certbund': {'source_directives': " + directives + "}}");

    assertThat(Asked.read("asking", event)).isInstanceOf(RequestReading.Refused.class);
  }
}
