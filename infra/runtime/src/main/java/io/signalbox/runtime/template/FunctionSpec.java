package io.signalbox.runtime.template;

import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * A function, with what its globals give it.
 *
 * @param name its logical id
 * @param handler the name of its handler class
 * @param environment its variables; a table's or queue's variable holds its logical id
 */
public record FunctionSpec(
    String name,
    String handler,
    Duration timeout,
    int memoryMegabytes,
    Map<String, String> environment,
    Permissions permissions,
    List<EventSource> eventSources) {

  /** Whether it works on a schedule, or on one message at a time: then it may compute for long. */
  public boolean worksOnJobs() {
    return !eventSources(EventSource.Schedule.class).isEmpty()
        || eventSources(EventSource.Queue.class).stream().anyMatch(queue -> queue.batchSize() == 1);
  }

  /** Its event sources of one kind. */
  public <T extends EventSource> List<T> eventSources(Class<T> kind) {
    return eventSources.stream().filter(kind::isInstance).map(kind::cast).toList();
  }
}
