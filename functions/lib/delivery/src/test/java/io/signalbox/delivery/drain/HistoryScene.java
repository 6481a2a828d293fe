package io.signalbox.delivery.drain;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.signalbox.delivery.Capacity;
import io.signalbox.delivery.Delivery;
import io.signalbox.delivery.HintSender;
import io.signalbox.delivery.Outcome;
import io.signalbox.delivery.PlainSender;
import io.signalbox.delivery.Sender;
import io.signalbox.delivery.TestHub;
import io.signalbox.delivery.history.NoticeHistory;
import io.signalbox.delivery.history.NoticeMemory;
import io.signalbox.delivery.history.Remembered;
import io.signalbox.delivery.history.Sighting;
import io.signalbox.delivery.log.DeliveryLog;
import io.signalbox.delivery.log.DeliveryRecord;
import io.signalbox.delivery.sample.Steps;
import io.signalbox.envelope.Envelope;
import io.signalbox.envelope.Form;
import io.signalbox.envelope.IntelMqVersion;
import io.signalbox.envelopes.Kept;
import io.signalbox.envelopes.StoredEnvelope;
import io.signalbox.feeds.Candidate;
import io.signalbox.settings.DataFormat;
import io.signalbox.settings.Destination;
import io.signalbox.settings.Group;
import io.signalbox.settings.Interval;
import io.signalbox.settings.JsonFields;
import io.signalbox.settings.MailMethod;
import io.signalbox.settings.RetryPolicy;
import io.signalbox.settings.SettingsDocument;
import io.signalbox.store.Platform;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** A feed of mails that say what their recipients know, and a clock that goes on by 20 hours. */
final class HistoryScene {
  static final Duration STEP = Duration.ofHours(20);
  static final Group PARENT = new Group(Map.of("directory.organisation", "parent"));

  final TestHub hub = new TestHub();
  final NoticeMemory memory =
      new NoticeMemory(hub.store.table("Deliveries"), hub.clock, TestHub.RETENTION);
  private int number;

  void digest(String... addresses) {
    for (String address : addresses) {
      append(address, "infected-system");
    }
    nextDay(drain());
  }

  void nextDay(Drain drain) {
    hub.clock.advance(STEP);
    deliver(drain);
  }

  void deliver(Drain drain) {
    drain.drain(TestHub.READER, () -> hub.left);
  }

  void append(String address, String type) {
    ObjectNode event = JsonNodeFactory.instance.objectNode();
    event.put("source.ip", address).put("classification.type", type);
    event.put("extra.number", ++number);
    if (hub.envelopeStore.keep(Envelope.ofEvent(event), "tester")
        instanceof Kept.Accepted accepted) {
      hub.appender.append(
          TestHub.FEED,
          Group.NONE,
          List.of(new Candidate(accepted.key(), hub.clock.instant(), 100, List.of())));
    }
  }

  void destination(String history, Interval interval) {
    ObjectNode options = JsonNodeFactory.instance.objectNode();
    try {
      options.set("history", new ObjectMapper().readTree(history));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    hub.destination(
        new Destination(
            TestHub.FEED.destination(),
            Optional.of(URI.create("mailto:soc@soc.example")),
            DataFormat.JSON,
            Form.BARE,
            false,
            IntelMqVersion.LATEST,
            interval,
            RetryPolicy.DEFAULT,
            Optional.empty(),
            Optional.empty(),
            1,
            new MailMethod().read(new JsonFields(options))));
  }

  Drain drain() {
    return drain(hub.platform);
  }

  Drain drain(Platform platform) {
    return new Drain(
        platform,
        new MailMethod(),
        new Upwards(hub.receiver),
        () -> new SettingsDocument(Map.of(), hub.destinations, Map.of()),
        hub.envelopeStore,
        new HintSender(Map.of(new MailMethod(), hub.platform.queue("MAIL_QUEUE"))),
        TestHub.RETENTION);
  }

  List<Delivery> sent() {
    return hub.receiver.deliveries();
  }

  String states() {
    return states(sent().getLast());
  }

  static String states(Delivery delivery) {
    NoticeHistory history = delivery.correspondence().history().orElseThrow();
    Map<String, Object> told = new TreeMap<>();
    history.told().forEach((sighting, one) -> told.put(sighting.object(), one.state()));
    return told
        + " gone "
        + history.gone().stream().map(one -> one.sighting().object()).toList()
        + (history.quiet() > 0 ? ", " + history.quiet() + " quiet" : "");
  }

  Map<String, Integer> notices() {
    Map<String, Integer> notices = new TreeMap<>();
    for (Map.Entry<Sighting, Remembered> one : memory.of(TestHub.FEED).entrySet()) {
      notices.put(one.getKey().object(), one.getValue().now().notices());
    }
    return notices;
  }

  long quietRecords() {
    DeliveryLog log = new DeliveryLog(hub.store.table("Deliveries"), hub.clock, TestHub.RETENTION);
    return log.newest(TestHub.FEED, hub.feeds.end(TestHub.FEED), 100).stream()
        .filter(one -> one.result() == DeliveryRecord.Result.WITHHELD)
        .count();
  }

  /** A receiver whose recipients have somebody above them. */
  private record Upwards(Sender receiver) implements PlainSender {
    @Override
    public Capacity capacity(Destination destination) {
      return receiver.capacity(destination);
    }

    @Override
    public List<Integer> cut(Destination destination, Group group, List<StoredEnvelope> waiting) {
      return receiver.cut(destination, group, waiting);
    }

    @Override
    public Optional<Group> nextLevel(Destination destination, Group group) {
      return group.equals(PARENT) ? Optional.empty() : Optional.of(PARENT);
    }

    @Override
    public Outcome send(Delivery delivery, Steps steps) {
      return receiver.send(delivery, steps);
    }
  }
}
