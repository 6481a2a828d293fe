package io.signalbox.bench.bill.hub;

import com.amazonaws.services.lambda.runtime.RequestHandler;
import io.signalbox.aws.Invocation;
import io.signalbox.aws.InvocationContext;
import io.signalbox.bench.bill.meter.Call;
import io.signalbox.bench.bill.meter.Meter;
import io.signalbox.runtime.template.FunctionSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A function with its environments, each of which has a handler of its own. Events and answers are
 * read and written as Lambda's runtime does it, for that is computing time, too.
 */
final class Function<E, A extends @Nullable Object> {
  private final FunctionSpec spec;
  private final boolean platformLogs;
  private final Meter meter;
  private final Class<E> eventType;
  private final Supplier<RequestHandler<E, A>> maker;
  private final List<RequestHandler<E, A>> environments = new ArrayList<>();

  Function(
      FunctionSpec spec,
      boolean platformLogs,
      Meter meter,
      Class<E> eventType,
      Supplier<RequestHandler<E, A>> maker) {
    this.spec = spec;
    this.platformLogs = platformLogs;
    this.meter = meter;
    this.eventType = eventType;
    this.maker = maker;
  }

  String name() {
    return spec.name();
  }

  /** Calls the function where that many calls are under way at the same time already. */
  A call(int underWay, E event) {
    return call(underWay, List.of(event)).getFirst();
  }

  /**
   * One call whose event the function works on in parts, side by side. Here it does so in turn, or
   * it would be chance which part meets what another has written; its time is as if side by side.
   */
  List<A> call(int underWay, List<E> parts) {
    while (environments.size() <= underWay) {
      environments.add(maker.get());
    }
    RequestHandler<E, A> handler = environments.get(underWay);
    List<Callable<A>> work = new ArrayList<>();
    for (E part : parts) {
      String json = Invocation.json(part);
      work.add(() -> answer(handler, json));
    }
    try {
      return Call.metered(spec.name(), spec.memoryMegabytes(), platformLogs, meter, work);
    } catch (Exception e) {
      throw new IllegalStateException(spec.name() + " failed", e);
    }
  }

  private A answer(RequestHandler<E, A> handler, String json) {
    E event = Invocation.event(json, eventType);
    // All of its time is always left.
    int left = Math.toIntExact(spec.timeout().toMillis());
    A answer =
        handler.handleRequest(
            event,
            new InvocationContext(
                spec.name(), spec.memoryMegabytes(), UUID.randomUUID().toString(), () -> left));
    if (answer != null) {
      Invocation.json(answer);
    }
    return answer;
  }
}
