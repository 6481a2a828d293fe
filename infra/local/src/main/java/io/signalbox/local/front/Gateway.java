package io.signalbox.local.front;

import com.amazonaws.services.lambda.runtime.events.APIGatewayProxyResponseEvent;
import io.signalbox.api.Response;
import io.signalbox.runtime.lambda.FunctionFailure;
import io.signalbox.runtime.lambda.Functions;
import io.signalbox.runtime.lambda.LocalFunction;
import io.signalbox.runtime.template.Template;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.util.UUID;

/** Finds the function of a request, calls it, and gives its answer: what API Gateway does. */
final class Gateway {
  /** API Gateway's limit for a request's body. */
  static final int BODY_LIMIT_BYTES = 10 * 1024 * 1024;

  /** Lambda's limit for an event, and for an answer. */
  static final int EVENT_LIMIT_BYTES = 6 * 1024 * 1024;

  /** What of an event's limit the longest request without a body takes. */
  private static final int EVENT_HEAD_BYTES = 32 * 1024;

  /**
   * What functions may have in hand of requests' bodies at once: an event takes some twenty times
   * its size while it is read, and Lambda's instances have memory of their own. More of it waits.
   */
  private static final int BODIES_AT_ONCE_BYTES = 1024 * 1024;

  private static final System.Logger LOGGER = System.getLogger(Gateway.class.getName());

  private final ByteBudget room = new ByteBudget(BODIES_AT_ONCE_BYTES);
  private final Routes routes;
  private final Functions functions;
  private final GatewayEvents events;

  Gateway(Template template, Functions functions, Clock clock) {
    this.routes = new Routes(template);
    this.functions = functions;
    this.events = new GatewayEvents(template.binaryMediaTypes(), clock);
  }

  Response answer(Exchange exchange) {
    return switch (routes.find(exchange.method(), exchange.path())) {
      case Routes.Match.Found found -> call(found, exchange);
      case Routes.Match.WrongMethod wrong -> Reply.wrongMethod(wrong.allowed());
      case Routes.Match.Nothing _ -> Reply.nothing();
    };
  }

  private Response call(Routes.Match.Found found, Exchange exchange) {
    if (base64Length(exchange.body().sizeInBytes()) > EVENT_LIMIT_BYTES - EVENT_HEAD_BYTES) {
      return Reply.tooLarge((EVENT_LIMIT_BYTES - EVENT_HEAD_BYTES) / 4 * 3, "A request's body");
    }
    return room.with(exchange.body().sizeInBytes(), () -> invoke(found, exchange));
  }

  private Response invoke(Routes.Match.Found found, Exchange exchange) {
    String requestId = UUID.randomUUID().toString();
    LocalFunction function = functions.get(found.function());
    Response response;
    try {
      Object event = events.event(exchange, found, requestId, function.eventType());
      response =
          function.invoke(event) instanceof APIGatewayProxyResponseEvent answer
              ? Reply.of(answer)
              : Reply.gateway(502, "The hub's function gave no HTTP answer.");
    } catch (FunctionFailure failure) {
      LOGGER.log(Level.ERROR, "Request " + requestId + " failed", failure);
      response =
          failure.timedOut()
              ? Reply.gateway(504, "The hub took too long to answer.")
              : Reply.gateway(502, "The hub failed at this request.");
    }
    if (response.bodySizeInBytes() > EVENT_LIMIT_BYTES) {
      response = Reply.gateway(502, "The answer is larger than a function's may be.");
    }
    return response.withHeader("x-amzn-RequestId", requestId);
  }

  private static long base64Length(long bytes) {
    return (bytes + 2) / 3 * 4;
  }
}
