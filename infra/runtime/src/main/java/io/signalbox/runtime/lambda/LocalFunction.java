package io.signalbox.runtime.lambda;

import com.amazonaws.services.lambda.runtime.RequestHandler;
import io.signalbox.aws.InvocationContext;
import io.signalbox.runtime.template.FunctionSpec;
import io.signalbox.store.Platform;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * A function of which one instance works on all events, many of them at once, so that what it keeps
 * in memory is there once: its caches, its connections, and the bound of what it loads. A call that
 * takes longer than the function's time-out is interrupted.
 */
public final class LocalFunction {
  /** How many events one function works on at once; more of them wait. */
  public static final int CONCURRENCY_LIMIT = 64;

  private static final Answer TIMED_OUT = new Answer(null, true);

  private record Answer(@Nullable Object value, boolean timedOut) {}

  private final FunctionSpec spec;
  private final RequestHandler<Object, @Nullable Object> handler;
  private final Class<?> eventType;
  private final Calls calls;
  private final Deadlines<Answer> deadlines;
  private final Semaphore permits = new Semaphore(CONCURRENCY_LIMIT);

  /**
   * Starts the function, so that one that cannot start is known at once.
   *
   * @throws IllegalStateException if its class is absent or cannot be instantiated
   */
  public LocalFunction(FunctionSpec spec, Platform platform, Calls calls) {
    this.spec = spec;
    this.calls = calls;
    Handlers handlers = new Handlers(spec, platform);
    this.eventType = handlers.eventType();
    this.handler = handlers.make();
    this.deadlines = new Deadlines<>(spec.timeout(), TIMED_OUT);
  }

  public FunctionSpec spec() {
    return spec;
  }

  /** The type of event that {@link #invoke} takes. */
  public Class<?> eventType() {
    return eventType;
  }

  /**
   * Gives the function an event, and waits for its answer. An interrupt does not end the waiting,
   * as it would not end a function on Lambda.
   */
  public @Nullable Object invoke(Object event) throws FunctionFailure {
    calls.begun(spec.name());
    permits.acquireUninterruptibly();
    long begun = System.nanoTime();
    boolean failed = true;
    try {
      @Nullable Object answer = answer(event);
      failed = false;
      return answer;
    } finally {
      permits.release();
      calls.ended(spec.name(), Duration.ofNanos(System.nanoTime() - begun), failed);
    }
  }

  private @Nullable Object answer(Object event) throws FunctionFailure {
    long endNanoseconds = System.nanoTime() + spec.timeout().toNanos();
    InvocationContext context =
        new InvocationContext(
            spec.name(),
            spec.memoryMegabytes(),
            UUID.randomUUID().toString(),
            () -> millisecondsUntil(endNanoseconds));
    CompletableFuture<Answer> answer = new CompletableFuture<>();
    try (Deadlines<Answer>.Call _ = deadlines.begin(answer)) {
      Thread worker =
          thread()
              .name(spec.name() + " " + context.getAwsRequestId())
              .start(() -> complete(answer, event, context));
      Answer result = answer.join();
      if (result.timedOut()) {
        worker.interrupt();
        throw FunctionFailure.timedOut(spec);
      }
      return result.value();
    } catch (CompletionException thrown) {
      throw FunctionFailure.thrown(spec, thrown.getCause());
    }
  }

  private Thread.Builder thread() {
    return spec.worksOnJobs() ? Thread.ofPlatform().daemon() : Thread.ofVirtual();
  }

  private static int millisecondsUntil(long endNanoseconds) {
    return (int) Math.max(0, TimeUnit.NANOSECONDS.toMillis(endNanoseconds - System.nanoTime()));
  }

  // Whatever a handler throws is the function's failure, an Error too.
  @SuppressWarnings("CatchThrowable")
  private void complete(CompletableFuture<Answer> answer, Object event, InvocationContext context) {
    try {
      answer.complete(new Answer(handler.handleRequest(event, context), false));
    } catch (Throwable thrown) {
      answer.completeExceptionally(thrown);
    }
  }
}
