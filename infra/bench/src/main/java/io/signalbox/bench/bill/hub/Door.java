package io.signalbox.bench.bill.hub;

import com.amazonaws.services.lambda.runtime.events.APIGatewayProxyResponseEvent;
import io.signalbox.api.ApiEvent;
import io.signalbox.bench.bill.meter.Charge;
import io.signalbox.bench.bill.meter.Meter;
import io.signalbox.store.Body;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** API Gateway: makes events of requests, and counts what goes out. */
final class Door {
  /** What stands before the path in a name of the template's stage. */
  private static final String STAGE = "live";

  private final Meter meter;

  Door(Meter meter) {
    this.meter = meter;
  }

  /** A request's answer, whose body is as the client gets it. */
  record Answer(int status, Body body, Map<String, String> headers) {}

  Answer call(
      Function<ApiEvent, APIGatewayProxyResponseEvent> function,
      String method,
      String resource,
      Map<String, String> parameters,
      Map<String, String> query,
      String token,
      byte[] body) {
    ApiEvent event = new ApiEvent();
    event.setResource(resource);
    event.setPath(filled(resource, parameters));
    event.setHttpMethod(method);
    Map<String, String> headers = new HashMap<>();
    headers.put("Authorization", "Bearer " + token);
    headers.put("Content-Type", method.equals("PUT") ? "application/json" : "application/x-ndjson");
    headers.put("Accept-Encoding", "gzip");
    headers.put("If-Match", "*");
    event.setHeaders(headers);
    event.setMultiValueHeaders(several(headers));
    event.setQueryStringParameters(query);
    event.setMultiValueQueryStringParameters(several(query));
    event.setPathParameters(parameters);
    event.setIsBase64Encoded(body.length > 0);
    event.setBody(Base64.getEncoder().encodeToString(body));
    ApiEvent.Context context = new ApiEvent.Context();
    context.setStage(STAGE);
    context.setResourcePath(resource);
    context.setHttpMethod(method);
    context.setRequestId("00000000-0000-0000-0000-000000000000");
    event.setRequestContext(context);
    meter.add(function.name(), method + " " + resource, Charge.API_CALLS, 1);
    return answer(function.name(), function.call(0, event));
  }

  private Answer answer(String function, APIGatewayProxyResponseEvent event) {
    String text = event.getBody() == null ? "" : event.getBody();
    byte[] body =
        Boolean.TRUE.equals(event.getIsBase64Encoded())
            ? Base64.getDecoder().decode(text)
            : text.getBytes(StandardCharsets.UTF_8);
    Map<String, String> headers = event.getHeaders() == null ? Map.of() : event.getHeaders();
    long head = headers.entrySet().stream().mapToLong(one -> one.toString().length() + 3L).sum();
    meter.add(function, "answers", Charge.EGRESS_BYTES, (double) head + body.length);
    return new Answer(event.getStatusCode(), Body.of(body), headers);
  }

  private static Map<String, List<String>> several(Map<String, String> single) {
    Map<String, List<String>> several = new HashMap<>();
    single.forEach((name, value) -> several.put(name, List.of(value)));
    return several;
  }

  private static String filled(String resource, Map<String, String> parameters) {
    String path = resource;
    for (Map.Entry<String, String> parameter : parameters.entrySet()) {
      path = path.replace("{" + parameter.getKey() + "}", parameter.getValue());
    }
    return path;
  }
}
