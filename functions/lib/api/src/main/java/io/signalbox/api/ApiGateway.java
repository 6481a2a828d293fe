package io.signalbox.api;

import com.amazonaws.services.lambda.runtime.events.APIGatewayProxyResponseEvent;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A function's API behind API Gateway: its events (REST API, Lambda proxy integration) become
 * requests for the router, and answers become its answers, compressed where the client takes gzip.
 * No answer may be cached unless it says so.
 */
public final class ApiGateway {
  /** The largest body that a request may have, as it was sent. */
  public static final int REQUEST_BODY_LIMIT_BYTES = 6 * 1024 * 1024;

  /** Above this, base64 is the safer way through the answer's JSON: its growth is known. */
  private static final int PLAIN_BODY_LIMIT_BYTES = 1_000_000;

  private final ApiRouter router;
  private final Clock clock;

  public ApiGateway(ApiRouter router, Clock clock) {
    this.router = router;
    this.clock = clock;
  }

  public APIGatewayProxyResponseEvent handle(ApiEvent event) {
    Response response;
    try {
      response = router.answer(request(event));
    } catch (ProblemException problem) {
      response = router.refusal(problem.problem());
    }
    Response cacheable =
        response.header("Cache-Control").isPresent()
            ? response
            : response.withHeader("Cache-Control", "no-store");
    return event(
        Compression.compressed(
            cacheable.withHeader("X-Content-Type-Options", "nosniff"), headers(event)));
  }

  private Request request(ApiEvent event) {
    return new Request(
        event.getHttpMethod(),
        event.getPath(),
        multiValues(event.getMultiValueQueryStringParameters(), event.getQueryStringParameters()),
        headers(event),
        body(event),
        event.clientCertificatePem(),
        clock.instant());
  }

  private static Map<String, List<String>> headers(ApiEvent event) {
    return multiValues(event.getMultiValueHeaders(), event.getHeaders());
  }

  private static Map<String, List<String>> multiValues(
      @Nullable Map<String, List<String>> several, @Nullable Map<String, String> single) {
    if (several != null && !several.isEmpty()) {
      return several;
    }
    Map<String, List<String>> result = new LinkedHashMap<>();
    if (single != null) {
      single.forEach((name, value) -> result.put(name, List.of(value)));
    }
    return result;
  }

  private static byte[] body(ApiEvent event) {
    String body = event.getBody();
    if (body == null) {
      return new byte[0];
    }
    byte[] bytes =
        Boolean.TRUE.equals(event.getIsBase64Encoded())
            ? decoded(body)
            : body.getBytes(StandardCharsets.UTF_8);
    if (bytes.length > REQUEST_BODY_LIMIT_BYTES) {
      throw Problem.of(
              ProblemType.TOO_LARGE,
              "A request's body may have " + REQUEST_BODY_LIMIT_BYTES + " bytes at the most.")
          .with("limit", REQUEST_BODY_LIMIT_BYTES)
          .exception();
    }
    return bytes;
  }

  private static byte[] decoded(String body) {
    try {
      return Base64.getDecoder().decode(body);
    } catch (IllegalArgumentException notBase64) {
      throw Problem.of(
              ProblemType.MALFORMED_REQUEST,
              "The body was said to be base64 but is something else.")
          .exception();
    }
  }

  private static APIGatewayProxyResponseEvent event(Response response) {
    byte[] body = response.body();
    String text = response.text();
    boolean binary =
        body.length > PLAIN_BODY_LIMIT_BYTES
            || !Arrays.equals(text.getBytes(StandardCharsets.UTF_8), body);
    return new APIGatewayProxyResponseEvent()
        .withStatusCode(response.status())
        .withMultiValueHeaders(response.headers())
        .withIsBase64Encoded(binary)
        .withBody(binary ? Base64.getEncoder().encodeToString(body) : text);
  }
}
