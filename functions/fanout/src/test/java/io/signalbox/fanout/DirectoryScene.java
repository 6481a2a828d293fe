package io.signalbox.fanout;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.signalbox.delivery.Deadline;
import io.signalbox.delivery.TestHub;
import io.signalbox.delivery.reader.MainReaderProvisioner;
import io.signalbox.directory.DirectoryStore;
import io.signalbox.directory.edit.DirectoryImporter;
import io.signalbox.directory.edit.Imported;
import io.signalbox.directory.imports.ImportFormat;
import io.signalbox.envelope.Envelope;
import io.signalbox.envelope.Form;
import io.signalbox.envelope.IntelMqVersion;
import io.signalbox.envelope.Meta;
import io.signalbox.envelope.MetaKeys;
import io.signalbox.feeds.FeedAppender;
import io.signalbox.feeds.FeedId;
import io.signalbox.feeds.Position;
import io.signalbox.settings.Addressee;
import io.signalbox.settings.DataFormat;
import io.signalbox.settings.Destination;
import io.signalbox.settings.DirectoryMatch;
import io.signalbox.settings.Group;
import io.signalbox.settings.Instance;
import io.signalbox.settings.Interval;
import io.signalbox.settings.MailMethod;
import io.signalbox.settings.MailOptions;
import io.signalbox.settings.RetryPolicy;
import io.signalbox.settings.Route;
import io.signalbox.settings.SettingsDocument;
import io.signalbox.settings.SettingsReader;
import io.signalbox.store.Change;
import io.signalbox.store.embedded.EmbeddedStream;
import io.signalbox.store.telemetry.Metrics;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Collectors;

/** A hub whose only route leads to a directory that a register was imported into. */
final class DirectoryScene {
  static final String REGISTER =
      """
      {'organisations': {'isp': {'name': 'ISP'}, 'shop': {'name': 'Shop', 'parent': 'isp'},
                         'uni': {'name': 'University'}},
       'contacts': {'isp-abuse': {'organisation': 'isp', 'roles': ['abuse'], 'addresses': [{'address': 'abuse@isp.example'}]},
                    'shop-it': {'organisation': 'shop', 'addresses': [{'address': 'it@shop.example'}]},
                    'uni-cert': {'organisation': 'uni', 'addresses': [{'address': 'cert@uni.example'}]}},
       'networks': {'isp-block': {'organisation': 'isp', 'cidr': '192.0.2.0/24', 'asn': 64496},
                    'isp-as': {'organisation': 'isp', 'asn': 64496},
                    'shop-block': {'organisation': 'shop', 'cidr': '192.0.2.64/28'},
                    'uni-names': {'organisation': 'uni', 'domain': 'uni.example'}},
       'rules': {'daily': {'match': {'type': 'scanner'}, 'interval': {'unit': 'days', 'length': 1}, 'roles': ['noc', 'a;b'],
                           'template': 'daily'},
                 'test': {'match': {'feedName': 'Test'}, 'suppress': true},
                 'both': {'match': {'type': 'phishing'}, 'alsoNextLevel': true, 'copies': ['uni-cert'],
                          'groupBy': ['source.ip']},
                 'soc': {'match': {'type': 'c2-server'}, 'destinations': ['soc', 'gone']},
                 'gone': {'match': {'type': 'spam'}, 'destinations': ['gone']}},
       'annotations': {'pentest': {'organisation': 'uni', 'tag': 'inhibition', 'expires': '2026-11-23',
                                   'condition': {'classification.type': 'brute-force'}}}}
      """;

  private static final Map<String, Instance> INSTANCES =
      SettingsReader.read(
              json("{'instances': {'handler': {'grants': {'deliver': {'destinations': ['*']}}}}}"))
          .instances();

  private static final Deadline IN_TIME = () -> Duration.ofMinutes(1);
  static final Addressee ISP = addressee("isp");

  final TestHub hub = new TestHub();
  private final EmbeddedStream stream = hub.store.stream("Envelopes");
  private final DirectoryStore directory =
      new DirectoryStore(hub.store.table("Directory"), Duration.ZERO, hub.clock, new Random(1));
  final Map<String, Long> counted = new HashMap<>();
  private int number;

  DirectoryScene() {
    hub.destination(
        new Destination(
            "owners",
            Optional.of(MailMethod.DIRECTORY),
            DataFormat.CSV,
            Form.BARE,
            false,
            IntelMqVersion.LATEST,
            new Interval.Immediate(),
            RetryPolicy.DEFAULT,
            Optional.empty(),
            Optional.empty(),
            1,
            MailOptions.NONE));
    register(REGISTER);
  }

  void register(String json) {
    byte[] bytes = json.replace('\'', '"').getBytes(StandardCharsets.UTF_8);
    assertThat(
            new DirectoryImporter(directory, hub.clock)
                .run(
                    ImportFormat.JSON.read("test", Optional.empty(), bytes),
                    "test",
                    Optional.of(1)))
        .isInstanceOf(Imported.Done.class);
  }

  static Addressee addressee(String organisation) {
    return new Addressee(Optional.of(organisation), List.of(), List.of(), Optional.empty());
  }

  SettingsDocument settings() {
    Route all =
        new Route("all", JsonNodeFactory.instance.objectNode(), List.of("owners"), List.of(), true);
    return new SettingsDocument(INSTANCES, hub.destinations, Map.of("all", all));
  }

  private Fanout instance() {
    return new Fanout(
        hub.envelopeStore,
        new Routes(this::settings, directory::recent, RequestedMatches.of(hub.platform), hub.clock),
        new FeedAppender(
            hub.store.table("Feeds"),
            hub.clock,
            TestHub.RETENTION,
            new MainReaderProvisioner(hub.readers, this::settings)),
        new Unrouted(hub.store.queue("Unrouted")),
        hub.hints,
        new Unmatched(Metrics.NONE, hub.clock),
        (dimensions, counts) ->
            counts.forEach((name, count) -> counted.merge(name, count, Long::sum)));
  }

  void post(String... fields) {
    ObjectNode event = JsonNodeFactory.instance.objectNode().put("extra.number", number++);
    for (int i = 0; i < fields.length; i += 2) {
      event.put(fields[i], fields[i + 1]);
    }
    hub.envelopeStore.keep(Envelope.ofEvent(event), "tester");
  }

  /** As a row of a sending, by an instance that may send to each destination. */
  void send(String sender, String destination, String address) {
    Envelope event = Envelope.ofEvent(json("{'source.ip': '%s'}".formatted(address)));
    ObjectNode meta = JsonNodeFactory.instance.objectNode().put(MetaKeys.SENDING, "monday");
    meta.putObject(MetaKeys.DELIVER).put("destination", destination);
    hub.envelopeStore.keep(
        new Envelope(
            event.id(),
            event.parent(),
            event.path(),
            event.protocol(),
            Meta.of(meta),
            event.payload()),
        sender);
  }

  private static ObjectNode json(String text) {
    try {
      return (ObjectNode) new ObjectMapper().readTree(text.replace('\'', '"'));
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(e);
    }
  }

  void fan(List<Change> changes) {
    instance().fan(changes, IN_TIME);
  }

  List<Change> changes() {
    return stream.after(0, 1_000);
  }

  int entries(Addressee addressee, Group grouped) {
    FeedId feed = FeedId.of("owners", addressee.in(grouped));
    return hub.feeds.read(feed, Position.START, 1_000).entries().size();
  }

  /** What led each entry of an addressee's feed there. */
  List<String> matched(Addressee addressee, Group grouped) {
    return matched(FeedId.of("owners", addressee.in(grouped)));
  }

  List<String> matched(FeedId feed) {
    return hub.feeds.read(feed, Position.START, 1_000).entries().stream()
        .map(
            one ->
                one.entry().matches().stream()
                    .map(DirectoryMatch::text)
                    .collect(Collectors.joining(" ")))
        .toList();
  }

  int entries(Addressee addressee) {
    return entries(addressee, Group.NONE);
  }
}
