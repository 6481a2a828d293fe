package io.signalbox.store.telemetry;

import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;

/**
 * What a piece of work is about: the envelope's id, say. Whatever is logged during the work, by
 * whomever on the same thread, carries it.
 */
public final class LogContext {
  /** The id of the envelope that is worked on. */
  public static final String ENVELOPE = "envelope";

  /** The destination that something happened to. */
  public static final String DESTINATION = "destination";

  /** The reader that is worked for. */
  public static final String READER = "reader";

  private static final ScopedValue<Map<String, String>> FIELDS = ScopedValue.newInstance();

  private LogContext() {}

  /** What the work of this thread is about, by name, in the order of the names. */
  public static Map<String, String> fields() {
    return FIELDS.orElse(Map.of());
  }

  /** Does the work, with one more thing known that it is about. */
  public static <T> T about(String name, String value, Supplier<T> work) {
    Map<String, String> fields = new TreeMap<>(fields());
    fields.put(name, value);
    return ScopedValue.where(FIELDS, fields).call(work::get);
  }

  /** The same for work without a result. */
  public static void about(String name, String value, Runnable work) {
    about(
        name,
        value,
        () -> {
          work.run();
          return true;
        });
  }
}
