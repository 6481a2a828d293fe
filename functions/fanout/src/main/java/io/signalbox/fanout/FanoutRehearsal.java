package io.signalbox.fanout;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.signalbox.archive.Archive;
import io.signalbox.envelope.Coding;
import io.signalbox.envelope.Envelope;
import io.signalbox.envelope.EnvelopeCodec;
import io.signalbox.settings.CachedSettings;
import io.signalbox.store.Platform;
import java.time.Duration;

/** What fanout does with a batch, as far as it goes without one: store, read, route. */
final class FanoutRehearsal {
  private FanoutRehearsal() {}

  static Runnable on(Platform platform) {
    Duration retention = platform.environment().duration("RETENTION");
    Archive archive =
        new Archive(
            platform.table("ENVELOPES_TABLE"), platform.clock(), platform.random(), retention);
    Routes routes = new Routes(CachedSettings.of(platform));
    EnvelopeCodec codec = new EnvelopeCodec();
    Envelope event =
        Envelope.ofEvent(
            JsonNodeFactory.instance
                .objectNode()
                .put("source.ip", "192.0.2.1")
                .put("classification.type", "vulnerable-system"));
    return () -> {
      archive.find(event.id().dedupKey());
      routes.current().match(codec.decode(codec.encode(event, Coding.DEFLATED)), "rehearsal");
    };
  }
}
