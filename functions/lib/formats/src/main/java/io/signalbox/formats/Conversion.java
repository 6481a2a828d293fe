package io.signalbox.formats;

import java.util.List;

/** What became of one event in a format. */
public sealed interface Conversion {

  /**
   * The event in the format, for {@link EventFormat#open}.
   *
   * @param parts at least one; several where an envelope holds several events, or where a format
   *     parts an event into objects that events share. UTF-8.
   */
  record Written(List<byte[]> parts) implements Conversion {
    public Written {
      parts = List.copyOf(parts);
    }

    /** How long the parts are together. */
    public int bytes() {
      return parts.stream().mapToInt(part -> part.length).sum();
    }
  }

  /**
   * The format has no place for the event.
   *
   * @param reason what is missing or doesn't fit, for whoever set up the destination; it tells no
   *     value
   */
  record CannotBeWritten(String reason) implements Conversion {}
}
