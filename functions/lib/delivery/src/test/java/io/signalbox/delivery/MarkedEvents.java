package io.signalbox.delivery;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.signalbox.envelope.EnvelopeReader;
import io.signalbox.envelope.Marking.Pap;
import io.signalbox.envelope.Marking.Tlp;
import io.signalbox.envelope.UnreadableBody;
import io.signalbox.envelopes.EnvelopeKey;
import io.signalbox.feeds.Candidate;
import io.signalbox.settings.Group;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** Events with marks in their tags, numbered from 1. */
public final class MarkedEvents {
  private record One(int number, Tlp tlp, Pap pap) {}

  private static final List<String> TLP_TAGS =
      List.of(
          "", "tlp:white", "TLP:CLEAR", "tlp:green", "tlp:amber", "tlp:amber+strict", "tlp:red");
  private static final List<Tlp> TLPS =
      List.of(Tlp.AMBER, Tlp.CLEAR, Tlp.CLEAR, Tlp.GREEN, Tlp.AMBER, Tlp.AMBER_STRICT, Tlp.RED);
  private static final List<String> PAP_TAGS =
      List.of("", "PAP:WHITE", "pap:clear", "PAP:GREEN", "PAP:AMBER", "PAP:RED");
  private static final List<Pap> PAPS =
      List.of(Pap.AMBER, Pap.CLEAR, Pap.CLEAR, Pap.GREEN, Pap.AMBER, Pap.RED);

  /** Said once more, so that a wrong order in the hub's own code is seen. */
  private static final List<Tlp> TLPS_RISING =
      List.of(Tlp.CLEAR, Tlp.GREEN, Tlp.AMBER, Tlp.AMBER_STRICT, Tlp.RED);

  private static final List<Pap> PAPS_RISING = List.of(Pap.CLEAR, Pap.GREEN, Pap.AMBER, Pap.RED);

  private final TestHub hub;
  private final List<One> all = new ArrayList<>();

  public MarkedEvents(TestHub hub) {
    this.hub = hub;
  }

  /** One for each mark of TLP with each mark of PAP, in both versions, and without. */
  public void appendEveryMark() {
    for (int tlp = 0; tlp < TLPS.size(); tlp++) {
      for (int pap = 0; pap < PAPS.size(); pap++) {
        One one = new One(all.size() + 1, TLPS.get(tlp), PAPS.get(pap));
        all.add(one);
        append(one.number(), TLP_TAGS.get(tlp), PAP_TAGS.get(pap));
      }
    }
  }

  public int size() {
    return all.size();
  }

  /** The numbers of those that a receiver with such a ceiling may get. */
  public List<Integer> allowedBy(Tlp tlp, Pap pap) {
    return all.stream()
        .filter(
            one ->
                TLPS_RISING.indexOf(one.tlp()) <= TLPS_RISING.indexOf(tlp)
                    && PAPS_RISING.indexOf(one.pap()) <= PAPS_RISING.indexOf(pap))
        .map(One::number)
        .toList();
  }

  /** Accepts an event from that address and appends it to the feed. */
  public void appendFrom(String address, int number) {
    append(number, List.of(), address);
  }

  /** Accepts the event and appends it to the feed; empty tags are left out. */
  public void append(int number, String... tags) {
    append(number, List.of(tags), "192.0.2.1");
  }

  private void append(int number, List<String> tags, String address) {
    ObjectNode envelope = JsonNodeFactory.instance.objectNode();
    envelope.put("format", "intelmq").put("version", 1).put("type", "event");
    ObjectNode meta = envelope.putObject("meta");
    meta.put("uuid", new UUID(0x4000, 0x8000_0000_0000_0000L + number).toString());
    ArrayNode list = meta.putArray("tags");
    for (String tag : tags) {
      if (!tag.isEmpty()) {
        list.add(tag);
      }
    }
    envelope.putObject("payload").put("extra.number", number).put("source.ip", address);
    try {
      EnvelopeKey key =
          hub.envelopeStore.keep(new EnvelopeReader().readOne(envelope.toString()), "tester").key();
      hub.appender.append(
          TestHub.FEED,
          Group.NONE,
          List.of(new Candidate(key, hub.clock.instant(), 100, List.of())));
    } catch (UnreadableBody fault) {
      throw new IllegalArgumentException(fault);
    }
  }
}
