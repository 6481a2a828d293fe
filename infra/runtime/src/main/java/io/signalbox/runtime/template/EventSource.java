package io.signalbox.runtime.template;

import java.time.Duration;
import java.util.Optional;

/** What calls a function. */
public sealed interface EventSource {

  /**
   * A method on a path of the API.
   *
   * @param path as in the template: {@code /v1/feeds/{name}}
   */
  record Route(String method, String path) implements EventSource {}

  /**
   * The change stream of a table.
   *
   * @param window how long to wait for a batch to fill
   * @param retries how often a failed batch is tried again; empty for as long as the stream has it
   * @param bisect whether a batch that failed as a whole is halved for the next try
   * @param partialFailures whether the function's answer says where the batch failed
   */
  record Stream(
      String table,
      int batchSize,
      Duration window,
      Optional<Integer> retries,
      boolean bisect,
      boolean partialFailures)
      implements EventSource {}

  /**
   * A queue.
   *
   * @param concurrency how many batches are worked on at once, at the most
   * @param partialFailures whether the function's answer says which messages failed
   */
  record Queue(String queue, int batchSize, int concurrency, boolean partialFailures)
      implements EventSource {}

  record Schedule(Duration every) implements EventSource {}
}
