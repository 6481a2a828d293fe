package io.signalbox.aws;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.http.AbortableInputStream;
import software.amazon.awssdk.http.ContentStreamProvider;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.HttpExecuteResponse;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.http.auth.aws.signer.AwsV4FamilyHttpSigner;
import software.amazon.awssdk.http.auth.aws.signer.AwsV4HttpSigner;
import software.amazon.awssdk.http.auth.spi.signer.SignedRequest;

/**
 * Speaks Lambda's Invoke (REST, signature version 4). Its client alone would be 3 MB. Its messages
 * hold no part of an event or answer.
 */
final class LambdaRequests {
  private static final String FUNCTION_ERROR = "X-Amz-Function-Error";
  private static final String ERROR_TYPE = "x-amzn-ErrorType";

  private final URI endpoint;
  private final String region;
  private final AwsCredentialsProvider credentials;
  private final SdkHttpClient http;
  private final AwsV4HttpSigner signer = AwsV4HttpSigner.create();

  LambdaRequests(
      URI endpoint, String region, AwsCredentialsProvider credentials, SdkHttpClient http) {
    this.endpoint = endpoint;
    this.region = region;
    this.credentials = credentials;
    this.http = http;
  }

  /**
   * The function's answer.
   *
   * @param function its name or ARN
   * @throws AwsServiceException with the code of Lambda's error, or 502 if the function failed
   * @throws SdkClientException without an answer
   */
  byte[] invoke(String function, byte[] event) {
    try {
      SignedRequest signed = sign(function, event);
      HttpExecuteRequest.Builder request = HttpExecuteRequest.builder().request(signed.request());
      signed.payload().ifPresent(request::contentStreamProvider);
      return answer(http.prepareRequest(request.build()).call());
    } catch (IOException e) {
      throw SdkClientException.create("Lambda did not answer", e);
    }
  }

  private SignedRequest sign(String function, byte[] event) {
    String name = URLEncoder.encode(function, StandardCharsets.UTF_8);
    SdkHttpRequest request =
        SdkHttpRequest.builder()
            .uri(endpoint)
            .encodedPath("/2015-03-31/functions/" + name + "/invocations")
            .method(SdkHttpMethod.POST)
            .putHeader("Content-Type", "application/json")
            .putHeader("X-Amz-Invocation-Type", "RequestResponse")
            // Without it, the JDK's client keeps the body, and repeats the request by itself.
            .putHeader("Content-Length", Integer.toString(event.length))
            .build();
    return signer.sign(
        signing ->
            signing
                .identity(credentials.resolveCredentials())
                .request(request)
                .payload(ContentStreamProvider.fromByteArray(event))
                .putProperty(AwsV4FamilyHttpSigner.SERVICE_SIGNING_NAME, "lambda")
                .putProperty(AwsV4HttpSigner.REGION_NAME, region));
  }

  private static byte[] answer(HttpExecuteResponse response) throws IOException {
    byte[] body;
    try (InputStream in = response.responseBody().orElseGet(AbortableInputStream::createEmpty)) {
      body = in.readAllBytes();
    }
    int status = response.httpResponse().statusCode();
    if (!response.httpResponse().isSuccessful()) {
      String type = response.httpResponse().firstMatchingHeader(ERROR_TYPE).orElse("");
      throw failure(status, type.replaceFirst(":.*", ""));
    }
    if (response.httpResponse().firstMatchingHeader(FUNCTION_ERROR).isPresent()) {
      throw failure(502, "FunctionError");
    }
    return body;
  }

  private static AwsServiceException failure(int status, String code) {
    return AwsServiceException.builder()
        .message("Lambda answered %d %s".formatted(status, code))
        .statusCode(status)
        .awsErrorDetails(AwsErrorDetails.builder().serviceName("Lambda").errorCode(code).build())
        .build();
  }
}
