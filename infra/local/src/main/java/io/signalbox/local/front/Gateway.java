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
import java.util.function.IntConsumer;

/** Calls the function of a request and gives its answer, as API Gateway does. */
final class Gateway {
  /** Lambda's limit for an event, and for an answer. */
  static final int EVENT_LIMIT_BYTES = 6 * 1024 * 1024;

  /** What of an event's limit the longest request without a body takes. */
  private static final int EVENT_HEAD_BYTES = 32 * 1024;

  /** The largest body: base64 makes four bytes of three, and an event has to hold them. */
  static final int BODY_LIMIT_BYTES = (EVENT_LIMIT_BYTES - EVENT_HEAD_BYTES) / 4 * 3;

  private static final System.Logger LOGGER = System.getLogger(Gateway.class.getName());

  private final Routes routes;
  private final Functions functions;
  private final GatewayEvents events;
  private final IntConsumer answered;

  /**
   * @param answered is told the status of every answer
   */
  Gateway(Template template, Functions functions, Clock clock, IntConsumer answered) {
    this.answered = answered;
    this.routes = new Routes(template);
    this.functions = functions;
    this.events = new GatewayEvents(template.binaryMediaTypes(), clock);
  }

  Routes.Match route(RequestHead head) {
    return routes.find(head.method(), head.path());
  }

  Response answer(Routes.Match.Found found, Exchange exchange) {
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
    answered.accept(response.status());
    return response.withHeader("x-amzn-RequestId", requestId);
  }
}
