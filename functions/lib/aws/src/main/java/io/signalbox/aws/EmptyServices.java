package io.signalbox.aws;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import software.amazon.awssdk.http.AbortableInputStream;
import software.amazon.awssdk.http.ExecutableHttpRequest;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.HttpExecuteResponse;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.SdkHttpResponse;

/**
 * Services that answer within the process, without a network: tables and queues that are empty and
 * take all, and secrets that are all the same. What the SDK does around a request runs as ever.
 */
final class EmptyServices implements SdkHttpClient {
  /** The value of each secret. */
  static final String SECRET = "rehearsal";

  @Override
  public ExecutableHttpRequest prepareRequest(HttpExecuteRequest request) {
    String target = request.httpRequest().firstMatchingHeader("X-Amz-Target").orElse("");
    String action = target.substring(target.indexOf('.') + 1);
    return new ExecutableHttpRequest() {
      @Override
      public HttpExecuteResponse call() {
        return answer(action);
      }

      @Override
      public void abort() {}
    };
  }

  private static HttpExecuteResponse answer(String action) {
    byte[] body = text(action).getBytes(StandardCharsets.UTF_8);
    return HttpExecuteResponse.builder()
        .response(
            SdkHttpResponse.builder()
                .statusCode(200)
                .putHeader("Content-Type", "application/x-amz-json-1.0")
                .build())
        .responseBody(AbortableInputStream.create(new ByteArrayInputStream(body)))
        .build();
  }

  private static String text(String action) {
    return switch (action) {
      case "GetParameter" -> "{\"Parameter\":{\"Value\":\"%s\"}}".formatted(SECRET);
      case "Query" -> "{\"Items\":[],\"Count\":0,\"ScannedCount\":0}";
      case "BatchGetItem" -> "{\"Responses\":{},\"UnprocessedKeys\":{}}";
      case "SendMessageBatch" -> "{\"Successful\":[],\"Failed\":[]}";
      default -> "{}";
    };
  }

  @Override
  public void close() {}
}
