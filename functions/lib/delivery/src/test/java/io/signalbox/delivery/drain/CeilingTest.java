package io.signalbox.delivery.drain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.signalbox.delivery.CrashingPlatform.Crash;
import io.signalbox.delivery.MarkedEvents;
import io.signalbox.delivery.Outcome;
import io.signalbox.delivery.Receiver;
import io.signalbox.delivery.TestHub;
import io.signalbox.delivery.log.DeliveryLog;
import io.signalbox.delivery.log.DeliveryRecord;
import io.signalbox.delivery.log.DeliveryRecord.Result;
import io.signalbox.delivery.reader.Reader;
import io.signalbox.delivery.reader.ReaderId;
import io.signalbox.envelope.Marking;
import io.signalbox.envelope.Marking.Pap;
import io.signalbox.envelope.Marking.Tlp;
import io.signalbox.feeds.Position;
import io.signalbox.settings.DeliveryMethod;
import io.signalbox.settings.DeliveryMethods;
import io.signalbox.settings.Destination;
import io.signalbox.settings.Group;
import io.signalbox.settings.Interval;
import io.signalbox.settings.NetworkSet;
import io.signalbox.settings.SettingsReader;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is marked above a destination's ceiling is not sent, and the delivery log says so. */
class CeilingTest {
  private static final Marking AMBER = marking(Tlp.AMBER, Pap.RED);
  private static final Marking RED = marking(Tlp.RED, Pap.RED);

  private final TestHub hub = new TestHub();
  private final Receiver receiver = hub.receiver;
  private final MarkedEvents events = new MarkedEvents(hub);

  static Stream<DeliveryMethod> methods() {
    return DeliveryMethods.all().stream().filter(method -> method.queueVariable().isPresent());
  }

  /** Every mark and every ceiling, sent in deliveries of seven that hold back some of theirs. */
  @ParameterizedTest
  @MethodSource("methods")
  void every_way_out_sends_what_its_ceiling_allows_and_no_more(DeliveryMethod method) {
    for (Tlp tlp : Tlp.values()) {
      for (Pap pap : Pap.values()) {
        TestHub one = new TestHub();
        one.receiver.takes(7);
        one.destination(destination(method, marking(tlp, pap)));
        MarkedEvents all = new MarkedEvents(one);
        all.appendEveryMark();

        one.drain(one.platform, method).drain(TestHub.READER, () -> one.left);

        assertThat(one.receiver.events().stream().flatMap(List::stream))
            .as("%s %s %s", method.name(), tlp, pap)
            .containsExactlyElementsOf(all.allowedBy(tlp, pap));
        assertThat(withheld(one)).hasSize(all.size() - all.allowedBy(tlp, pap).size());
      }
    }
  }

  @Test
  void a_replay_delivers_it_once_the_ceiling_is_raised() {
    ceiling(AMBER);
    events.append(1, "tlp:amber");
    events.append(2, "tlp:red");
    hub.deliver();
    ceiling(RED);

    ReaderId replay = ReaderId.replay(TestHub.FEED, "again");
    hub.readers.addIfAbsent(
        Reader.bounded(replay, Group.NONE, Position.START, hub.feeds.end(TestHub.FEED), "again"));
    hub.deliver(replay);

    assertThat(receiver.events()).containsExactly(List.of(1), List.of(1), List.of(2));
  }

  @ParameterizedTest
  @ValueSource(strings = {"raised", "lowered"})
  void what_is_repeated_has_nothing_that_was_withheld(String change) {
    ceiling(AMBER);
    receiver.takes(10);
    events.append(1, "tlp:green");
    events.append(2, "tlp:red");
    events.append(3, "tlp:amber");
    assertThatThrownBy(
            () -> hub.drainThatCrashesWhenSettling().drain(TestHub.READER, () -> hub.left))
        .isInstanceOf(Crash.class);
    ceiling(change.equals("raised") ? RED : marking(Tlp.GREEN, Pap.RED));
    hub.clock.advance(Duration.ofHours(1));

    hub.deliver();

    assertThat(receiver.events())
        .containsExactly(List.of(1, 3), change.equals("raised") ? List.of(1, 3) : List.of(1));
    assertThat(receiver.got().getFirst().id()).isEqualTo(receiver.got().getLast().id());
  }

  @ParameterizedTest
  @ValueSource(strings = {"widened", "narrowed"})
  void what_is_repeated_is_of_the_networks_of_then_and_of_now(String change) {
    hub.destination(limited(Marking.NONE, "192.0.2.0/25"));
    receiver.takes(10);
    events.appendFrom("192.0.2.1", 1);
    events.appendFrom("192.0.2.200", 2);
    events.appendFrom("192.0.2.100", 3);
    assertThatThrownBy(
            () -> hub.drainThatCrashesWhenSettling().drain(TestHub.READER, () -> hub.left))
        .isInstanceOf(Crash.class);
    hub.destination(
        limited(Marking.NONE, change.equals("widened") ? "192.0.2.0/24" : "192.0.2.0/26"));
    hub.clock.advance(Duration.ofHours(1));

    hub.deliver();

    assertThat(receiver.events())
        .containsExactly(List.of(1, 3), change.equals("widened") ? List.of(1, 3) : List.of(1));
    assertThat(receiver.got().getFirst().id()).isEqualTo(receiver.got().getLast().id());
  }

  @Test
  void what_is_withheld_is_no_sign_that_a_destination_works() {
    ceiling(AMBER);
    receiver.answers(got -> new Outcome.Failed("503"));
    events.append(1, "tlp:green");
    events.append(2, "tlp:red");

    hub.deliver();

    assertThat(hub.readers.ofFeed(TestHub.FEED)).as("nothing is set aside").hasSize(1);
    assertThat(hub.reader().attempts()).isEqualTo(1);
    assertThat(hub.reader().cursor()).isEqualTo(Position.START);
    assertThat(withheld(hub)).isEmpty();
  }

  @Test
  void it_is_written_down_before_the_cursor_passes_it() {
    ceiling(AMBER);
    events.append(1, "tlp:red");

    hub.deliver();

    assertThat(receiver.got()).isEmpty();
    assertThat(hub.reader().cursor()).isEqualTo(hub.feeds.end(TestHub.FEED));
    assertThat(withheld(hub))
        .singleElement()
        .satisfies(
            record ->
                assertThat(record.answer()).isEqualTo("TLP:RED is above the ceiling TLP:AMBER"));
  }

  @Test
  void an_event_without_a_mark_counts_as_the_hub_says() {
    ceiling(marking(Tlp.GREEN, Pap.RED));
    hub.append(1, 1);

    hub.deliver();

    assertThat(receiver.got()).isEmpty();
    assertThat(withheld(hub).getFirst().answer())
        .isEqualTo("without a mark, which counts as TLP:AMBER is above the ceiling TLP:GREEN");
  }

  private void ceiling(Marking ceiling) {
    hub.destination(limited(ceiling));
  }

  private static Destination limited(Marking ceiling, String... networks) {
    Destination usual = TestHub.destination(new Interval.Immediate());
    return new Destination(
        usual.name(),
        usual.uri(),
        usual.format(),
        usual.form(),
        usual.hierarchical(),
        usual.intelmq(),
        usual.typed(),
        usual.csv(),
        usual.xArf(),
        usual.interval(),
        usual.retry(),
        usual.startAt(),
        usual.rate(),
        usual.parallel(),
        ceiling,
        networks.length == 0 ? Optional.empty() : Optional.of(new NetworkSet(List.of(networks))),
        usual.fields(),
        usual.options());
  }

  private static List<DeliveryRecord> withheld(TestHub of) {
    return new DeliveryLog(of.store.table("Deliveries"), of.clock, TestHub.RETENTION)
        .newest(TestHub.FEED, of.feeds.end(TestHub.FEED), 10_000).stream()
            .filter(record -> record.result() == Result.WITHHELD)
            .toList();
  }

  private static Marking marking(Tlp tlp, Pap pap) {
    return new Marking(Optional.of(tlp), Optional.of(pap));
  }

  private static Destination destination(DeliveryMethod method, Marking ceiling) {
    String options =
        switch (method.name()) {
          case "mail" -> "\"uri\": \"mailto:a@b.example\", \"interval\": {\"pause\": \"PT0S\"}";
          case "amqp" ->
              "\"uri\": \"amqps://broker.example\", \"amqp\": {\"routingKey\": \"x\","
                  + " \"authentication\": {\"user\": \"u\", \"password\": {\"stored\": \"p\"}}}";
          case "xmpp" ->
              "\"uri\": \"xmpp:a@b.example\", \"xmpp\": {\"account\": \"hub@b.example\","
                  + " \"password\": {\"stored\": \"p\"}}";
          default -> "\"uri\": \"https://soc.example/in\"";
        };
    String json =
        """
        {"destinations": {"soc": {"method": "%s", "ceiling": {"tlp": "%s", "pap": "%s"}, %s}}}
        """
            .formatted(
                method.name(),
                ceiling.tlp().orElseThrow().name().replace('_', '+'),
                ceiling.pap().orElseThrow().name(),
                options);
    try {
      return Optional.ofNullable(
              SettingsReader.read((ObjectNode) new ObjectMapper().readTree(json))
                  .destinations()
                  .get("soc"))
          .orElseThrow();
    } catch (JsonProcessingException fault) {
      throw new IllegalArgumentException(fault);
    }
  }
}
