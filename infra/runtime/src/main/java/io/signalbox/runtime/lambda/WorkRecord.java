package io.signalbox.runtime.lambda;

import java.time.Duration;

/**
 * Knows what is at work, so that a process that dies leaves word of it. The next one tries that
 * work alone, later, and with a smaller bound. For many threads at once.
 */
public interface WorkRecord {

  /** One that remembers nothing. */
  WorkRecord NONE = work -> new Admission.Begun(() -> {}, 0);

  /** Whether work may begin. */
  sealed interface Admission {

    /**
     * It begins now.
     *
     * @param entry is closed when the work has ended, well or not
     * @param deaths how often the process died while it was at this work, since it last ended
     */
    record Begun(Entry entry, int deaths) implements Admission {}

    /** It was at work when a process died, and its turn has not come. */
    record Later(Duration delay) implements Admission {}
  }

  /** Work that has begun. */
  @FunctionalInterface
  interface Entry extends AutoCloseable {
    @Override
    void close();
  }

  /**
   * Asks for work to begin.
   *
   * @param work names the work; the same text each time that the same is tried
   */
  Admission admit(String work);
}
