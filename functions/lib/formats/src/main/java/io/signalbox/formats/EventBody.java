package io.signalbox.formats;

import java.io.Closeable;
import java.io.IOException;

/**
 * A body that grows by one event after the other. Closing it writes its end, and closes the stream
 * behind it.
 */
public interface EventBody extends Closeable {

  /** Appends an event. */
  void add(Conversion.Written event) throws IOException;
}
