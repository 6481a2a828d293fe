package io.signalbox.warden;

import io.signalbox.envelopes.StoredEnvelope;
import io.signalbox.formats.Conversion;
import io.signalbox.formats.EventFormat;
import io.signalbox.formats.EventFormats;
import io.signalbox.formats.HubIdentity;
import io.signalbox.formats.ReceivedEvent;
import io.signalbox.formats.WriteOptions;
import java.util.List;

/** Writes envelopes as IDEA0. One that came as IDEA stays as it was. */
final class IdeaWriter {
  private static final EventFormat IDEA = EventFormats.named("idea").orElseThrow();

  private final ClientNames names;

  IdeaWriter(ClientNames names) {
    this.names = names;
  }

  /** The events of an envelope; none for tags, and for what has no place in IDEA. */
  List<byte[]> write(StoredEnvelope stored) {
    if (stored.key().isUpdate()) {
      return List.of();
    }
    String node = names.of(stored.sender());
    WriteOptions options = WriteOptions.of(new HubIdentity(node, node, node));
    ReceivedEvent event = new ReceivedEvent(stored.envelope(), stored.receivedAt());
    return switch (EventFormats.write(IDEA, event, options)) {
      case Conversion.Written(List<byte[]> parts) -> parts;
      case Conversion.CannotBeWritten cannot -> List.of();
    };
  }
}
