package io.signalbox.aws;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.http.SdkHttpClient;

/**
 * Speaks Lambda's Invoke (REST, signature version 4). Its client alone would be 3 MB. Its messages
 * hold no part of an event or answer.
 */
final class LambdaRequests {
  private static final String FUNCTION_ERROR = "X-Amz-Function-Error";
  private static final String ERROR_TYPE = "x-amzn-ErrorType";

  private final SignedCalls calls;

  LambdaRequests(
      URI endpoint, String region, AwsCredentialsProvider credentials, SdkHttpClient http) {
    this.calls = new SignedCalls("Lambda", endpoint, region, credentials, http);
  }

  /**
   * The function's answer.
   *
   * @param function its name or ARN
   * @throws AwsServiceException with the code of Lambda's error, or 502 if the function failed
   * @throws SdkClientException without an answer
   */
  byte[] invoke(String function, byte[] event) {
    String name = URLEncoder.encode(function, StandardCharsets.UTF_8);
    SignedCalls.Answer answer =
        calls.post(
            calls
                .request()
                .encodedPath("/2015-03-31/functions/" + name + "/invocations")
                .putHeader("Content-Type", "application/json")
                .putHeader("X-Amz-Invocation-Type", "RequestResponse"),
            event);
    if (!answer.response().isSuccessful()) {
      String type = answer.response().firstMatchingHeader(ERROR_TYPE).orElse("");
      throw calls.failure(answer.response().statusCode(), type.replaceFirst(":.*", ""));
    }
    if (answer.response().firstMatchingHeader(FUNCTION_ERROR).isPresent()) {
      throw calls.failure(502, "FunctionError");
    }
    return answer.body().bytes();
  }
}
