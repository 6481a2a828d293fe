package io.signalbox.runtime.lambda;

import io.signalbox.runtime.template.EventSource;
import io.signalbox.runtime.template.FunctionSpec;
import io.signalbox.runtime.template.QueueSpec;
import io.signalbox.runtime.template.Template;
import io.signalbox.store.Platform;
import io.signalbox.store.embedded.EmbeddedStore;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;

/** All functions of the template, and the pollers that call them. */
public final class Functions implements AutoCloseable {
  private static final System.Logger LOGGER = System.getLogger(Functions.class.getName());
  private static final Duration PAUSE_AFTER_FAULT = Duration.ofSeconds(1);
  private static final Duration GRACE = Duration.ofSeconds(20);

  private final Map<String, LocalFunction> functions = new LinkedHashMap<>();
  private final List<Poller> pollers = new ArrayList<>();
  private final List<Thread> threads = new ArrayList<>();
  private final InFlight inFlight = new InFlight();
  private volatile boolean stopping;

  /**
   * Loads every function; none of them is called before {@link #start}.
   *
   * @param calls is told of every call
   * @param record knows what the pollers are at
   * @throws IllegalStateException if a handler class is absent or cannot be instantiated
   */
  public Functions(
      Template template,
      EmbeddedStore store,
      Function<FunctionSpec, Platform> platforms,
      Clock clock,
      Calls calls,
      WorkRecord record) {
    for (QueueSpec queue : template.queues().values()) {
      queue
          .redrive()
          .ifPresent(
              redrive ->
                  store
                      .queue(queue.name())
                      .redriveTo(store.queue(redrive.deadLetters()), redrive.maxReceives()));
    }
    for (FunctionSpec spec : template.functions().values()) {
      LocalFunction function = new LocalFunction(spec, platforms.apply(spec), calls);
      functions.put(spec.name(), function);
      for (EventSource source : spec.eventSources()) {
        switch (source) {
          case EventSource.Route _ -> {}
          case EventSource.Stream stream ->
              pollers.add(
                  new StreamPoller(
                      stream, store.stream(stream.table()), function, inFlight, record));
          case EventSource.Queue queue ->
              pollers.add(
                  new QueuePoller(
                      queue,
                      store.queue(queue.queue()),
                      Objects.requireNonNull(template.queues().get(queue.queue()))
                          .visibilityTimeout(),
                      function,
                      inFlight,
                      record));
          case EventSource.Schedule schedule ->
              pollers.add(new SchedulePoller(schedule, function, inFlight, record, clock));
        }
      }
    }
  }

  /** The function of that logical id. */
  public LocalFunction get(String name) {
    return Objects.requireNonNull(functions.get(name), name);
  }

  /** Starts the pollers. */
  public void start() {
    for (Poller poller : pollers) {
      threads.add(
          Thread.ofVirtual().name(poller.getClass().getSimpleName()).start(() -> run(poller)));
    }
  }

  /** Stops the pollers, and waits for what they have begun. */
  @Override
  public void close() {
    stopping = true;
    threads.forEach(Thread::interrupt);
    try {
      for (Thread thread : threads) {
        thread.join();
      }
      inFlight.finish(GRACE);
    } catch (InterruptedException hurried) {
      Thread.currentThread().interrupt();
    }
  }

  private void run(Poller poller) {
    try {
      while (!stopping) {
        pollOnce(poller);
      }
    } catch (InterruptedException stopped) {
      LOGGER.log(Level.DEBUG, "A poller stops");
    }
  }

  private static void pollOnce(Poller poller) throws InterruptedException {
    try {
      poller.poll();
    } catch (RuntimeException fault) {
      LOGGER.log(Level.ERROR, "A poller failed and goes on", fault);
      Thread.sleep(PAUSE_AFTER_FAULT);
    }
  }
}
