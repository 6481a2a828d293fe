package io.signalbox.formats;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.signalbox.envelope.Envelope;
import io.signalbox.envelope.Json;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Optional;

/**
 * How events are written. A new format is a class that implements this, the table of what becomes
 * of each field beside it, and a line in {@link EventFormats}.
 */
public interface EventFormat {

  /** The name in settings and queries. */
  String name();

  /** The layouts that there are, the one that suits a file first. */
  List<Layout> layouts();

  /** The media type of a body in a layout that there is. */
  String mediaType(Layout layout);

  /** How the name of a file ends that holds a body in that layout, without a dot. */
  String fileEnding(Layout layout);

  /**
   * Writes one event, always in the same bytes.
   *
   * @param event one of IntelMQ's, unless {@link #takes} says otherwise
   */
  Conversion write(ReceivedEvent event, WriteOptions options);

  /** An event that came in this very format, for {@link #open}: it is passed on as it came. */
  default Conversion passOn(ObjectNode payload) {
    return new Conversion.Written(List.of(Json.bytes(payload)));
  }

  /** Begins a body in a layout that there is. */
  EventBody open(Layout layout, WriteOptions options, OutputStream out) throws IOException;

  /** Whether {@link #write} takes an envelope as it came, whatever its payload is written in. */
  default boolean takes(Envelope envelope, WriteOptions options) {
    return envelope.protocol().isIntelMqEvent();
  }

  /** Whether the format can say that an envelope has other tags from now on. */
  default boolean tellsTags(WriteOptions options) {
    return false;
  }

  /** The format of events that this one has no place for; empty where they are set aside. */
  default Optional<EventFormat> otherwise(WriteOptions options) {
    return Optional.empty();
  }

  /** Reads a payload in this format; empty for a format without a reverse. */
  default Optional<PayloadReader> reader() {
    return Optional.empty();
  }
}
