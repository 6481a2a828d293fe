package io.signalbox.bench.growth;

import com.amazonaws.services.lambda.runtime.Context;
import io.signalbox.aws.InvocationContext;
import io.signalbox.bench.StandingClock;
import io.signalbox.runtime.template.FunctionSpec;
import io.signalbox.runtime.template.Template;
import io.signalbox.store.DueTable;
import io.signalbox.store.Environment;
import io.signalbox.store.Mailer;
import io.signalbox.store.MessageQueue;
import io.signalbox.store.Platform;
import io.signalbox.store.Secrets;
import io.signalbox.store.Table;
import io.signalbox.store.embedded.EmbeddedStore;
import io.signalbox.store.embedded.MemorySecrets;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.UnaryOperator;
import java.util.random.RandomGenerator;

/**
 * A hub's tables in memory, as the template names them, which count what is asked of them; what is
 * sent is counted and forgotten.
 */
final class Ground implements AutoCloseable {
  private final Template template;
  private final UnaryOperator<DueTable> variant;
  private final StandingClock clock = new StandingClock();
  private final EmbeddedStore store = EmbeddedStore.inMemory(clock);
  private final LongAdder calls = new LongAdder();
  private final LongAdder itemsQueried = new LongAdder();
  private final RandomGenerator random = new Random(1);

  Ground(Template template) {
    this(template, UnaryOperator.identity());
  }

  /**
   * With something between the functions and their tables.
   *
   * @param variant a table as the functions find it
   */
  Ground(Template template, UnaryOperator<DueTable> variant) {
    this.template = template;
    this.variant = variant;
  }

  StandingClock clock() {
    return clock;
  }

  RandomGenerator random() {
    return random;
  }

  EmbeddedStore store() {
    return store;
  }

  /** How many items the queries of tables have found until now. */
  long itemsQueried() {
    return itemsQueried.sum();
  }

  /** How often a table or a queue was asked for something until now. */
  long calls() {
    return calls.sum();
  }

  Table table(String name) {
    return dueTable(name);
  }

  DueTable dueTable(String name) {
    return variant.apply(new CountingTable(store.table(name), calls, itemsQueried));
  }

  /** The platform of a function, by its logical id. */
  Platform platform(String function) {
    return new FunctionPlatform(new Environment(spec(function).environment()));
  }

  Context context(String function) {
    FunctionSpec spec = spec(function);
    int left = (int) spec.timeout().toMillis();
    return new InvocationContext(spec.name(), spec.memoryMegabytes(), "request", () -> left);
  }

  private FunctionSpec spec(String function) {
    return Objects.requireNonNull(template.functions().get(function), function);
  }

  @Override
  public void close() {
    store.close();
  }

  private final class FunctionPlatform implements Platform {
    private final Environment environment;
    private final Secrets secrets = new MemorySecrets();

    FunctionPlatform(Environment environment) {
      this.environment = environment;
    }

    @Override
    public Environment environment() {
      return environment;
    }

    @Override
    public Table table(String variable) {
      return Ground.this.table(environment.required(variable));
    }

    @Override
    public DueTable dueTable(String variable) {
      return Ground.this.dueTable(environment.required(variable));
    }

    @Override
    public MessageQueue queue(String variable) {
      return messages -> {
        calls.increment();
        return List.of();
      };
    }

    @Override
    public Mailer mailer() {
      return mail -> new Mailer.Result.Accepted("taken");
    }

    @Override
    public Secrets secrets() {
      return secrets;
    }

    @Override
    public StandingClock clock() {
      return clock;
    }

    @Override
    public RandomGenerator random() {
      return random;
    }
  }
}
