package io.signalbox.simulation.hub;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.events.APIGatewayProxyResponseEvent;
import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import com.amazonaws.services.lambda.runtime.events.ScheduledEvent;
import io.signalbox.api.ApiEvent;
import io.signalbox.bounces.BouncesHandler;
import io.signalbox.deliver.http.DeliverHttpHandler;
import io.signalbox.deliver.mail.DeliverMailHandler;
import io.signalbox.fanout.BackfillHandler;
import io.signalbox.fanout.FanoutHandler;
import io.signalbox.runtime.template.EventSource;
import io.signalbox.runtime.template.FunctionSpec;
import io.signalbox.runtime.template.Template;
import io.signalbox.simulation.engine.SimulatedProcess;
import io.signalbox.simulation.port.SharedTable;
import io.signalbox.simulation.port.SimulatedPlatform;
import io.signalbox.statistics.service.SheetHandler;
import io.signalbox.store.Change;
import io.signalbox.store.DueTable;
import io.signalbox.store.Environment;
import io.signalbox.store.MessageQueue;
import io.signalbox.store.Platform;
import io.signalbox.store.Secrets;
import io.signalbox.store.embedded.EmbeddedStore;
import io.signalbox.store.embedded.MemorySecrets;
import io.signalbox.wake.WakeHandler;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.BiFunction;
import java.util.function.Function;

/** A hub: the functions of the template that keep the promises, on tables and queues of its own. */
public final class Hub implements AutoCloseable {
  private static final Duration WAKE_EVERY = Duration.ofMinutes(1);
  private static final Duration SHEETS_EVERY = Duration.ofMinutes(5);

  private final String name;
  private final Template template;
  private final World world;
  private final EmbeddedStore store;
  private final Secrets secrets = new MemorySecrets();
  private final Map<String, SharedTable> tables = new HashMap<>();
  private final Map<String, QueuePoller> queues = new LinkedHashMap<>();
  private final StreamPoller stream;
  private final Map<Api, Invocations<ApiEvent, APIGatewayProxyResponseEvent>> apis =
      new EnumMap<>(Api.class);
  private final List<Schedule> schedules = new ArrayList<>();
  private final List<Invocations<?, ?>> functions = new ArrayList<>();
  private boolean lostHints;

  public Hub(String name, Template template, World world) {
    this.name = name;
    this.template = template;
    this.world = world;
    this.store =
        EmbeddedStore.inMemory(new SimulatedProcess(world.simulator(), name, true).clock());
    template.tables().keySet().forEach(table -> tables.put(table, shared(table)));
    for (Api api : Api.values()) {
      apis.put(api, function(api.function(), (platform, process) -> api.handler(platform)));
    }
    schedule("WakeFunction", WAKE_EVERY, platform -> new WakeHandler(platform)::handleRequest);
    schedule("SheetFunction", SHEETS_EVERY, platform -> new SheetHandler(platform)::handleRequest);
    stream =
        new StreamPoller(
            store.stream("Envelopes"),
            function(
                "FanoutFunction",
                (platform, process) -> new FanoutHandler(platform)::handleRequest),
            world);
    shared("Envelopes").onWrite(stream::notice);
    queue("BackfillFunction", (platform, process) -> new BackfillHandler(platform)::handleRequest);
    queue(
        "DeliverMailFunction",
        (platform, process) -> new DeliverMailHandler(platform)::handleRequest);
    queue(
        "DeliverHttpFunction",
        (platform, process) ->
            new DeliverHttpHandler(platform, world.pushers().apply(process))::handleRequest);
    queue("BouncesFunction", (platform, process) -> new BouncesHandler(platform)::handleRequest);
  }

  /** Begins to wake the readers that are due, and to count. */
  public void start() {
    schedules.forEach(Schedule::start);
  }

  /** Wakes nobody any more, and counts nothing, until it is started again. */
  public void stop() {
    schedules.forEach(Schedule::stop);
  }

  /** All processes that have nothing to do end. */
  public void endIdle() {
    functions.forEach(Invocations::endIdle);
  }

  /** Asks one of its functions; empty where no answer comes. */
  public Optional<APIGatewayProxyResponseEvent> request(
      Api api, ApiEvent event, Duration patience) {
    return Objects.requireNonNull(apis.get(api)).call(event, patience);
  }

  /** Takes what the mail system tells of a mail, as SES publishes it. */
  public void tellOfMail(String event) {
    queue("BouncesQueue").enqueue(MessageQueue.Message.now(event));
  }

  public String name() {
    return name;
  }

  /** The table of that logical id, as it is. */
  public DueTable table(String table) {
    return shared(table).present();
  }

  /** All that was ever written to the envelopes, as their stream tells it. */
  public List<Change> envelopeChanges() {
    return store.stream("Envelopes").after(0, Integer.MAX_VALUE);
  }

  public Duration retention() {
    return Duration.parse(spec("FanoutFunction").environment().getOrDefault("RETENTION", ""));
  }

  public Secrets secrets() {
    return secrets;
  }

  /** Whether nothing is on its way: all was told, no message waits, and no reader is due. */
  public boolean isQuiet() {
    return stream.isAtItsEnd()
        && queues.values().stream().allMatch(QueuePoller::isEmpty)
        && table("Readers").due(endsOfGroups(), 1).isEmpty();
  }

  /** Before any reader is due only because its group may have come to its end. */
  private Instant endsOfGroups() {
    return world.simulator().now().plus(retention().dividedBy(2));
  }

  SharedTable shared(String table) {
    return tables.computeIfAbsent(
        table,
        unknown ->
            new SharedTable(
                name + " " + table,
                store.table(table),
                store.table(table + " some time ago"),
                world.simulator()));
  }

  void noteLostHint() {
    lostHints = true;
  }

  /** Whether a queue has lost a hint. */
  public boolean hasLostHints() {
    return lostHints;
  }

  QueuePoller queue(String queue) {
    return Objects.requireNonNull(queues.get(queue), queue);
  }

  private FunctionSpec spec(String function) {
    return Objects.requireNonNull(template.functions().get(function), function);
  }

  private <E, A> Invocations<E, A> function(
      String function, BiFunction<Platform, SimulatedProcess, Invocations.Handler<E, A>> handlers) {
    Invocations<E, A> invocations =
        new Invocations<>(spec(function), world, this::platform, handlers);
    functions.add(invocations);
    return invocations;
  }

  private void schedule(
      String function,
      Duration every,
      Function<Platform, BiConsumer<ScheduledEvent, Context>> handlers) {
    Invocations<ScheduledEvent, Boolean> invocations =
        function(
            function,
            (platform, process) -> {
              BiConsumer<ScheduledEvent, Context> handler = handlers.apply(platform);
              return (event, context) -> {
                handler.accept(event, context);
                return true;
              };
            });
    schedules.add(new Schedule(invocations, every, world));
  }

  private void queue(
      String function,
      BiFunction<Platform, SimulatedProcess, Invocations.Handler<SQSEvent, SQSBatchResponse>>
          handlers) {
    EventSource.Queue source = spec(function).eventSources(EventSource.Queue.class).getFirst();
    Duration visibility =
        Objects.requireNonNull(template.queues().get(source.queue())).visibilityTimeout();
    queues.put(
        source.queue(),
        new QueuePoller(
            source, store.queue(source.queue()), visibility, function(function, handlers), world));
  }

  private Platform platform(SimulatedProcess process, FunctionSpec function) {
    return new SimulatedPlatform(
        new HubMachine(this, world, process),
        new Environment(function.environment()),
        process,
        world.calls(),
        world.simulator().newRandom());
  }

  @Override
  public void close() {
    store.close();
  }
}
