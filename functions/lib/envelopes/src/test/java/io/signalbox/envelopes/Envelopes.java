package io.signalbox.envelopes;

import io.signalbox.envelope.DedupKey;
import io.signalbox.envelope.Envelope;
import io.signalbox.envelope.EnvelopeReader;
import io.signalbox.envelope.UnreadableBody;
import java.util.Random;

/** Envelopes for tests. */
final class Envelopes {
  static final DedupKey ID = new DedupKey("72ddb00c-2d0a-4eea-b7ac-ae122b8e6c3b");
  static final DedupKey PARENT = new DedupKey("0b41a0c4-7f10-4d4c-8f0e-7e1f4f3f2a11");

  private Envelopes() {}

  static Envelope decided(String id, String payload) throws UnreadableBody {
    return envelope("{\"uuid\":\"%s\"}".formatted(id), payload);
  }

  static Envelope child(String payload) throws UnreadableBody {
    return envelope(
        "{\"uuid\":\"%s\",\"signalbox:parent\":\"cert-ee:%s\"}".formatted(ID, PARENT), payload);
  }

  static Envelope large() throws UnreadableBody {
    return decided(ID.value(), "{\"raw\":\"%s\"}".formatted(noise(1_000_000)));
  }

  static Envelope tags(String tag) throws UnreadableBody {
    return tagged(tag, "{}");
  }

  static Envelope tagged(String tag, String payload) throws UnreadableBody {
    return envelope("{\"uuid\":\"%s\",\"tags\":[\"%s\"]}".formatted(ID, tag), payload);
  }

  /** The bare form of an envelope, with a field for its id. */
  static Envelope bare(String event) throws UnreadableBody {
    return new EnvelopeReader()
        .readOne("{\"extra.signalbox_id\":\"%s\",%s".formatted(ID, event.substring(1)));
  }

  /** Text that no compression makes small. */
  static String noise(int characters) {
    return new Random(2)
        .ints(characters, 'a', 'z' + 1)
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .toString();
  }

  private static Envelope envelope(String meta, String payload) throws UnreadableBody {
    return new EnvelopeReader()
        .readOne(
            "{\"format\":\"intelmq\",\"version\":1,\"type\":\"event\",\"meta\":%s,\"payload\":%s}"
                .formatted(meta, payload));
  }
}
