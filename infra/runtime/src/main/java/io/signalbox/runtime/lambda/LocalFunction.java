package io.signalbox.runtime.lambda;

import com.amazonaws.services.lambda.runtime.RequestHandler;
import io.signalbox.aws.InvocationContext;
import io.signalbox.runtime.template.FunctionSpec;
import io.signalbox.store.Platform;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * A function as Lambda runs it: an instance of its handler works on one event at a time; as many
 * instances are made as there are events at once, and each is used again. One that takes longer
 * than the function's time-out is interrupted and never used again.
 */
public final class LocalFunction {
  /** How many events one function works on at once; more of them wait. */
  public static final int CONCURRENCY_LIMIT = 64;

  private static final Answer TIMED_OUT = new Answer(null, true);

  private record Answer(@Nullable Object value, boolean timedOut) {}

  private final FunctionSpec spec;
  private final Handlers handlers;
  private final Calls calls;
  private final Deadlines<Answer> deadlines;
  private final Semaphore permits = new Semaphore(CONCURRENCY_LIMIT);
  private final ConcurrentLinkedDeque<RequestHandler<Object, @Nullable Object>> idle =
      new ConcurrentLinkedDeque<>();

  /**
   * Starts the first instance, so that a function that cannot start is known at once.
   *
   * @throws IllegalStateException if its class is absent or cannot be instantiated
   */
  public LocalFunction(FunctionSpec spec, Platform platform, Calls calls) {
    this.spec = spec;
    this.calls = calls;
    this.handlers = new Handlers(spec, platform);
    this.deadlines = new Deadlines<>(spec.timeout(), TIMED_OUT);
    idle.push(handlers.make());
  }

  public FunctionSpec spec() {
    return spec;
  }

  /** The type of event that {@link #invoke} takes. */
  public Class<?> eventType() {
    return handlers.eventType();
  }

  /**
   * Gives the function an event, and waits for its answer. An interrupt does not end the waiting,
   * as it would not end a function on Lambda.
   */
  public @Nullable Object invoke(Object event) throws FunctionFailure {
    permits.acquireUninterruptibly();
    long begun = System.nanoTime();
    boolean failed = true;
    try {
      @Nullable RequestHandler<Object, @Nullable Object> pooled = idle.poll();
      @Nullable Object answer = invoke(event, pooled == null ? handlers.make() : pooled);
      failed = false;
      return answer;
    } finally {
      permits.release();
      calls.ended(spec.name(), Duration.ofNanos(System.nanoTime() - begun), failed);
    }
  }

  private @Nullable Object invoke(Object event, RequestHandler<Object, @Nullable Object> handler)
      throws FunctionFailure {
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
          Thread.ofVirtual()
              .name(spec.name() + " " + context.getAwsRequestId())
              .start(() -> complete(answer, handler, event, context));
      Answer result = answer.join();
      if (result.timedOut()) {
        worker.interrupt();
        throw FunctionFailure.timedOut(spec);
      }
      idle.push(handler);
      return result.value();
    } catch (CompletionException thrown) {
      idle.push(handler);
      throw FunctionFailure.thrown(spec, thrown.getCause());
    }
  }

  private static int millisecondsUntil(long endNanoseconds) {
    return (int) Math.max(0, TimeUnit.NANOSECONDS.toMillis(endNanoseconds - System.nanoTime()));
  }

  // Whatever a handler throws is the function's failure, an Error too.
  @SuppressWarnings("CatchThrowable")
  private static void complete(
      CompletableFuture<Answer> answer,
      RequestHandler<Object, @Nullable Object> handler,
      Object event,
      InvocationContext context) {
    try {
      answer.complete(new Answer(handler.handleRequest(event, context), false));
    } catch (Throwable thrown) {
      answer.completeExceptionally(thrown);
    }
  }
}
