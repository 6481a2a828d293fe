package io.signalbox.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.signalbox.envelope.Form;
import io.signalbox.envelope.IntelMqVersion;
import io.signalbox.settings.HttpOptions.Authentication;
import io.signalbox.settings.HttpOptions.Encoding;
import io.signalbox.settings.HttpOptions.SigningKey;
import io.signalbox.settings.Instance.InvalidContent;
import io.signalbox.settings.Instance.UnknownFields;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SettingsReaderTest {

  @Test
  void an_instance_is_read_with_all_that_it_has() {
    String hash = Token.hashOf("demo");

    assertThat(
            read("""
            {'instances': {'i': {
              'tokens': [{'name': 't', 'hash': '%s', 'expires': '2027-01-01T00:00:00Z'}],
              'header': 'X-Auth', 'certificates': ['ab'],
              'grants': {'post': true, 'read': ['f'], 'lookup': true, 'administer': true},
              'invalidContent': 'quarantine', 'unknownFields': 'refuse'}}}
            """
                    .formatted(hash))
                .instances())
        .containsOnlyKeys("i")
        .containsValue(
            new Instance(
                "i",
                List.of(new Token("t", hash, Optional.of(Instant.parse("2027-01-01T00:00:00Z")))),
                Optional.of("X-Auth"),
                Set.of("ab"),
                new Grants(true, Set.of("f"), true, true),
                InvalidContent.QUARANTINE,
                UnknownFields.REFUSE));
  }

  @Test
  void an_instance_may_do_nothing_that_is_not_said() {
    Instance instance = read("{'instances': {'i': {}}}").instances().get("i");

    assertThat(instance)
        .isEqualTo(
            new Instance(
                "i",
                List.of(),
                Optional.empty(),
                Set.of(),
                Grants.NONE,
                InvalidContent.REJECT,
                UnknownFields.WARN));
  }

  @Test
  void a_push_is_read_with_all_that_it_has() {
    assertThat(
            read("""
            {'destinations': {'d': {'method': 'http', 'uri': 'https://soc.example/in', 'format': 'json',
              'form': 'draft', 'hierarchical': true, 'intelmq': '3.3', 'interval': {'every': 'PT15M'},
              'retry': {'first': 'PT1S', 'most': 'PT1H', 'pauseAfter': 'P1D'}, 'startAt': '2026-11-01T00:00:00Z',
              'parallel': 3, 'rate': {'requests': 10, 'per': 'PT1S'},
              'http': {'batch': 7, 'encoding': 'ndjson', 'gzip': true, 'timeout': 'PT9S',
                'signatures': [{'kind': 'v1', 'key': {'stored': 'a'}}, {'kind': 'v1a', 'key': {'stored': 'b'}}],
                'authentication': {'basic': {'user': 'u', 'password': {'stored': 'c'}}}}}}}
            """)
                .destinations())
        .containsValue(
            new Destination(
                "d",
                Optional.of(URI.create("https://soc.example/in")),
                DataFormat.JSON,
                Form.DRAFT,
                true,
                new IntelMqVersion(3, 3),
                new Interval.Every(Duration.ofMinutes(15)),
                new RetryPolicy(Duration.ofSeconds(1), Duration.ofHours(1), Duration.ofDays(1)),
                Optional.of(Instant.parse("2026-11-01T00:00:00Z")),
                Optional.of(new Rate(10, Duration.ofSeconds(1))),
                3,
                new HttpOptions(
                    7,
                    Encoding.NDJSON,
                    true,
                    Duration.ofSeconds(9),
                    List.of(
                        new SigningKey(SigningKey.Kind.V1, new SecretReference("a")),
                        new SigningKey(SigningKey.Kind.V1A, new SecretReference("b"))),
                    Optional.of(new Authentication.Basic("u", new SecretReference("c"))),
                    HttpOptions.Verb.POST,
                    Map.of(),
                    Map.of(),
                    TlsOptions.SYSTEM)));
  }

  @Test
  void a_push_of_an_earlier_document_keeps_its_rate_and_parallel() {
    Destination push =
        read("""
        {'destinations': {'d': {'method': 'http', 'uri': 'https://soc.example/in', 'format': 'csv',
          'http': {'parallel': 3, 'rate': {'requests': 10, 'per': 'PT1S'}}}}}
        """)
            .destinations()
            .values()
            .iterator()
            .next();

    assertThat(push.rate()).contains(new Rate(10, Duration.ofSeconds(1)));
    assertThat(push.parallel()).isEqualTo(3);
  }

  @Test
  void a_mail_is_read_with_all_that_it_has() {
    Destination mail =
        read("""
        {'destinations': {'d': {'method': 'mail', 'uri': 'mailto:a@b.example', 'format': 'table',
          'interval': {'daily': '07:30', 'zone': 'Europe/Vienna'},
          'mail': {'to': ['t'], 'cc': ['c'], 'bcc': ['b'], 'from': 'f', 'replyTo': 'r', 'subject': 's',
            'template': {'text': 'x', 'html': 'h'}, 'columns': ['source.ip']}}}}
        """)
            .destinations()
            .values()
            .iterator()
            .next();

    assertThat(mail.format()).isEqualTo(DataFormat.TABLE);
    assertThat(mail.interval())
        .isEqualTo(new Interval.Daily(LocalTime.of(7, 30), ZoneId.of("Europe/Vienna")));
    assertThat(mail.options())
        .isEqualTo(
            new MailOptions(
                List.of("t"),
                List.of("c"),
                List.of("b"),
                Optional.of("f"),
                Optional.of("r"),
                Optional.of("s"),
                new MailOptions.Template(Optional.of("x"), Optional.of("h")),
                List.of("source.ip"),
                MailOptions.Language.EN,
                Optional.empty(),
                false,
                MailSecurity.NONE));
  }

  @Test
  void a_destination_has_defaults_for_all_that_is_not_said() {
    assertThat(read("{'destinations': {'d': {'method': 'pull'}}}").destinations())
        .containsValue(
            new Destination(
                "d",
                Optional.empty(),
                DataFormat.JSON,
                Form.DECIDED,
                false,
                IntelMqVersion.LATEST,
                new Interval.Immediate(),
                RetryPolicy.DEFAULT,
                Optional.empty(),
                Optional.empty(),
                1,
                new PullOptions()));
  }

  @Test
  void a_route_is_read_and_enabled_unless_it_says_otherwise() {
    var routes =
        read("""
        {'routes': {'on': {'pattern': {'a': [1]}, 'destinations': ['d'], 'groupBy': ['g']},
                    'off': {'pattern': {}, 'destinations': ['d'], 'enabled': false}}}
        """)
            .routes();

    assertThat(routes.keySet()).containsExactly("on", "off");
    assertThat(routes.get("on"))
        .isEqualTo(new Route("on", json("{'a': [1]}"), List.of("d"), List.of("g"), true));
    assertThat(routes.get("off")).extracting(Route::enabled).isEqualTo(false);
  }

  @Test
  void a_document_that_cannot_be_read_says_where() {
    assertThatThrownBy(() -> read("{'destinations': {'d': {'method': 'fax'}}}"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("/destinations/d");
  }

  private static SettingsDocument read(String text) {
    return SettingsReader.read(json(text));
  }

  private static ObjectNode json(String text) {
    try {
      return new JsonMapper().readValue(text.replace('\'', '"'), ObjectNode.class);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(e);
    }
  }
}
