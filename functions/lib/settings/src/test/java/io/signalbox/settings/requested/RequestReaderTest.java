package io.signalbox.settings.requested;

import static org.assertj.core.api.Assertions.assertThat;

import io.signalbox.envelope.Envelope;
import io.signalbox.envelope.Path;
import io.signalbox.settings.DataFormat;
import io.signalbox.settings.Destination;
import io.signalbox.settings.HttpOptions;
import io.signalbox.settings.Interval;
import io.signalbox.settings.MailOptions;
import io.signalbox.settings.MailSecurity;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RequestReaderTest {

  @Test
  void an_event_without_requests_asks_for_nothing() {
    Envelope event = Envelope.ofEvent(Asked.json("{'source.ip': '192.0.2.1'}"));

    assertThat(Asked.read("stranger", event)).isEqualTo(RequestReading.NOTHING);
  }

  @Test
  void an_event_names_a_destination_of_the_settings() {
    DeliveryRequest request =
        Asked.requests("asking", Asked.inMeta("{'destination': 'soc', 'groupBy': ['source.asn']}"))
            .getFirst();

    assertThat(Asked.destination(request)).isSameAs(Asked.SETTINGS.destinations().get("soc"));
    assertThat(request.groupBy()).containsExactly("source.asn");
  }

  @Test
  void a_connection_gives_its_credentials_to_the_hosts_that_it_names() {
    Destination destination =
        Asked.destination(
            Asked.requests(
                    "asking",
                    Asked.inMeta(
                        "{'connection': 'partner', 'uri': 'https://push.partner.example:8443/in',"
                            + " 'format': 'idea', 'interval': {'every': 'PT15M'}}"))
                .getFirst());

    assertThat(destination.uri()).contains(URI.create("https://push.partner.example:8443/in"));
    assertThat(destination.format()).isEqualTo(DataFormat.IDEA);
    assertThat(destination.interval()).isEqualTo(new Interval.Every(Duration.ofMinutes(15)));
    assertThat(destination.options(HttpOptions.class).authentication()).isPresent();
  }

  @Test
  void keys_are_named_by_fingerprint_and_nothing_is_sent_without_them() {
    Destination destination =
        Asked.destination(
            Asked.requests(
                    "asking",
                    Asked.inMeta(
                        "{'connection': 'secure-mail', 'uri': 'mailto:cert@isp.example',"
                            + " 'keys': {'cert@isp.example': '"
                            + Asked.FINGERPRINT.toLowerCase(java.util.Locale.ROOT)
                            + "'}}"))
                .getFirst());

    MailSecurity security = destination.options(MailOptions.class).security();
    assertThat(security.keys())
        .hasEntrySatisfying("cert@isp.example", key -> assertThat(key.openPgp()).contains("a key"));
    assertThat(security.encrypt()).isEqualTo(MailSecurity.Level.REQUIRED);
  }

  @Test
  void equal_settings_are_one_destination_and_those_of_another_instance_another() {
    String mail = "{'method': 'mail', 'uri': 'mailto:cert@isp.example', 'format': 'csv'}";
    String reordered = "{'format': 'csv', 'uri': 'mailto:cert@isp.example', 'method': 'mail'}";
    String other = "{'method': 'mail', 'uri': 'mailto:cert@isp.example', 'format': 'json'}";

    assertThat(name("asking", mail))
        .isEqualTo(name("asking", reordered))
        .startsWith("inline~asking~");
    assertThat(name("asking", other)).isNotEqualTo(name("asking", mail));
    assertThat(name("mailing", mail)).isNotEqualTo(name("asking", mail));
  }

  /** The hub where it was posted has done what it asks, or refused it. */
  @ParameterizedTest
  @CsvSource({"asking", "stranger", "passing"})
  void an_event_that_came_by_another_hub_asks_nothing(String sender) {
    Envelope asking = Asked.inMeta("{'destination': 'soc'}");

    assertThat(Asked.read(sender, asking.withPath(Path.parse("!elsewhere!here"))))
        .isEqualTo(RequestReading.NOTHING);
  }

  private static String name(String sender, String request) {
    return Asked.destination(Asked.requests(sender, Asked.inMeta(request)).getFirst()).name();
  }

  @Test
  void an_event_may_ask_for_several() {
    assertThat(
            Asked.requests(
                "asking",
                Asked.inMeta(
                    "[{'destination': 'soc'}, {'method': 'http', 'uri':"
                        + " 'https://in.isp.example/'}]")))
        .extracting(request -> Asked.destination(request).uri().orElseThrow().getHost())
        .containsExactly("soc.example", "in.isp.example");
  }

  /** Each way in which what an event asks for can be refused. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          asking   | 1 | '' | is an object
          asking   | [1] | [0] | is an object
          asking   | [{},{},{},{},{},{},{},{},{},{},{}] | '' | more than 10
          asking   | {} | .method | is missing
          asking   | {'method':'mail'} | .uri | is missing
          stranger | {'destination':'soc'} | .destination | no grant for the destination soc
          asking   | {'destination':'others'} | .destination | no grant for the destination others
          stranger | {'destination':'nowhere'} | .destination | no grant for the destination nowhere
          asking   | {'destination':'inline~stranger~0123'} | .destination | is a name of letters
          asking   | {'destination':'soc','uri':'https://elsewhere.example/'} | .uri | an event cannot say this
          stranger | {'connection':'partner','uri':'https://api.partner.example/'} | .connection | no grant for the connection partner
          asking   | {'connection':'secret','uri':'https://api.partner.example/'} | .connection | no grant for the connection secret
          asking   | {'connection':'gone','uri':'https://api.partner.example/'} | .connection | there is no connection gone
          asking   | {'connection':'partner'} | .uri | is missing
          asking   | {'connection':'partner','uri':'https://evil.example/'} | .uri | not among those of the connection partner
          asking   | {'connection':'partner','uri':'http://api.partner.example/'} | .uri | not among those of the connection partner
          asking   | {'connection':'partner','uri':'https://api.partner.example:8443/'} | .uri | not among those of the connection partner
          asking   | {'connection':'partner','uri':'https://api.partner.example@evil.example/'} | .uri | not among those of the connection partner
          asking   | {'connection':'partner','uri':'https://u:p@api.partner.example/'} | .uri | user and password belong
          asking   | {'connection':'partner','uri':'mailto:cert@api.partner.example'} | .uri | has no host, which the method http needs
          asking   | {'connection':'partner','uri':'https://api.partner.example/','http':{'headers':{}}} | .http | an event cannot say this
          asking   | {'connection':'partner','uri':'https://api.partner.example/','keys':{'a@isp.example':'0123456789ABCDEF0123456789ABCDEF01234567'}} | .keys | go with a connection for mail
          asking   | {'connection':'secure-mail','uri':'mailto:cert@isp.example','keys':{'cert@isp.example':'FFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFF'}} | .keys.cert@isp.example | holds no key
          asking   | {'connection':'secure-mail','uri':'mailto:cert@isp.example','keys':{'cert@isp.example':'-----BEGIN PGP'}} | .keys.cert@isp.example | is a fingerprint
          asking   | {'connection':'secure-mail','uri':'mailto:cert@isp.example,cert@evil.example'} | .uri | evil.example is not among
          stranger | {'method':'mail','uri':'mailto:cert@isp.example'} | .method | no grant for settings
          mailing  | {'method':'http','uri':'https://isp.example/'} | .method | no grant for settings of its events' own with the method http
          asking   | {'method':'amqp','uri':'amqps://isp.example/'} | .method | is one of mail, http
          asking   | {'method':'mail','uri':'mailto:cert@evil.example'} | .uri | evil.example is not among
          asking   | {'method':'mail','uri':'mailto:cert@notisp.example'} | .uri | notisp.example is not among
          asking   | {'method':'mail','uri':'mailto:cert@isp.example','mail':{'cc':['x@evil.example']}} | .uri | evil.example is not among
          asking   | {'method':'mail','uri':'mailto:cert@isp.example','mail':{'bcc':['x@isp.example']}} | .mail.bcc | an event cannot say this
          asking   | {'method':'mail','uri':'mailto:cert@isp.example','mail':{'template':{'text':'x'}}} | .mail.template | an event cannot say this
          asking   | {'method':'mail','uri':'mailto:cert@isp.example','mail':{'subject':'x'}} | .mail.subject | an event cannot say this
          asking   | {'method':'mail','uri':'mailto:cert@isp.example','mail':{'signingKey':{'openpgp':'x'}}} | .mail.signingKey | an event cannot say this
          asking   | {'method':'mail','uri':'mailto:cert@isp.example','mail':{'from':'ceo@isp.example'}} | .mail.from | an event cannot say this
          asking   | {'method':'mail','uri':'mailto:not an address'} | .uri | URI
          asking   | {'method':'mail','uri':'https://isp.example/'} | .uri | mailto:
          asking   | {'method':'http','uri':'https://isp.example/','http':{'authentication':{'bearer':'x'}}} | .http.authentication | an event cannot say this
          asking   | {'method':'http','uri':'https://isp.example/','http':{'tls':{'ca':'x'}}} | .http.tls | an event cannot say this
          asking   | {'method':'http','uri':'https://isp.example/','http':{'signatures':[]}} | .http.signatures | an event cannot say this
          asking   | {'method':'http','uri':'https://isp.example/','http':{'secretHeaders':{}}} | .http.secretHeaders | an event cannot say this
          asking   | {'method':'http','uri':'https://isp.example/','http':{'batch':0}} | .http.batch | whole number from 1 to 1000
          asking   | {'method':'http','uri':'https://isp.example/','http':{'gzip':1}} | .http.gzip | true or false
          asking   | {'method':'http','uri':'https://isp.example/','mail':{'language':'de'}} | .mail | belongs to the method mail
          asking   | {'method':'http','uri':'http://isp.example/'} | .uri | http to isp.example is not among
          asking   | {'method':'http','uri':'https://169.254.169.254/latest/'} | .uri | is not a public address
          asking   | {'method':'http','uri':'https://localhost/'} | .uri | means the machine itself
          asking   | {'method':'http','uri':'https://isp.example/','startAt':'2026-01-01T00:00:00Z'} | .startAt | an event cannot say this
          asking   | {'method':'http','uri':'https://isp.example/','retry':{}} | .retry | an event cannot say this
          asking   | {'method':'http','uri':'https://isp.example/','format':'table'} | .format | does not write table
          asking   | {'method':'http','uri':'https://isp.example/','format':'xml'} | .format | is one of csv
          asking   | {'method':'http','uri':'https://isp.example/','interval':{'every':'PT0S'}} | .interval.every | whole seconds
          asking   | {'method':'http','uri':'https://isp.example/','interval':{'daily':'25:00','zone':'Z'}} | .interval.daily | no time of a day
          asking   | {'method':'http','uri':'https://isp.example/','groupBy':'source.ip'} | .groupBy | is an array
          asking   | {'method':'http','uri':'https://isp.example/','csv':{'language':'../de'}} | .csv.language | is a language
          asking   | {'method':'http','uri':'https://isp.example/\\n'} | .uri | text of one line
          """)
  void what_cannot_be_is_refused_with_its_reason(
      String sender, String request, String field, String reason) {
    assertThat(Asked.read(sender, Asked.inMeta(request)))
        .isInstanceOfSatisfying(
            RequestReading.Refused.class,
            refused -> {
              assertThat(refused.field()).isEqualTo("meta.signalbox:deliver" + field);
              assertThat(refused.reason()).contains(reason);
            });
  }

  @Test
  void a_request_has_at_most_8192_bytes() {
    String request =
        "{'method': 'mail', 'uri': 'mailto:cert@isp.example', 'x': '" + "x".repeat(8_192) + "'}";

    assertThat(Asked.read("asking", Asked.inMeta(request)))
        .isEqualTo(
            new RequestReading.Refused("meta.signalbox:deliver", "has more than 8192 bytes"));
  }

  @Test
  void what_was_good_is_refused_once_the_grant_is_gone() {
    Envelope event = Asked.inMeta("{'method': 'mail', 'uri': 'mailto:cert@isp.example'}");
    RequestReader reader = Asked.reader();
    assertThat(reader.read(event, "asking", Asked.SETTINGS))
        .isInstanceOf(RequestReading.Requests.class);

    var without =
        new io.signalbox.settings.SettingsDocument(
            Map.of(), Asked.SETTINGS.destinations(), Map.of());
    assertThat(reader.read(event, "asking", without)).isInstanceOf(RequestReading.Refused.class);
    assertThat(List.of(reader.read(event, "asking", Asked.SETTINGS)))
        .hasOnlyElementsOfType(RequestReading.Requests.class);
  }
}
