package io.signalbox.aws;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
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
 * Speaks SSM's protocol (AWS JSON 1.1, signature version 4). Its messages hold no part of a request
 * or answer but the error's code: SSM's own repeat the values they complain of.
 */
final class SsmRequests {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final URI endpoint;
  private final String region;
  private final AwsCredentialsProvider credentials;
  private final SdkHttpClient http;
  private final AwsV4HttpSigner signer = AwsV4HttpSigner.create();

  SsmRequests(URI endpoint, String region, AwsCredentialsProvider credentials, SdkHttpClient http) {
    this.endpoint = endpoint;
    this.region = region;
    this.credentials = credentials;
    this.http = http;
  }

  static ObjectNode arguments() {
    return JSON.createObjectNode();
  }

  /**
   * The answer to one action.
   *
   * @throws AwsServiceException with the code of SSM's error
   * @throws SdkClientException without an answer
   */
  JsonNode call(String action, ObjectNode arguments) {
    try {
      byte[] body = JSON.writeValueAsBytes(arguments);
      SignedRequest signed = sign(action, body);
      HttpExecuteRequest.Builder request = HttpExecuteRequest.builder().request(signed.request());
      signed.payload().ifPresent(request::contentStreamProvider);
      return answer(http.prepareRequest(request.build()).call());
    } catch (IOException e) {
      throw SdkClientException.create("SSM did not answer", e);
    }
  }

  private SignedRequest sign(String action, byte[] body) {
    SdkHttpRequest request =
        SdkHttpRequest.builder()
            .uri(endpoint)
            .method(SdkHttpMethod.POST)
            .putHeader("Content-Type", "application/x-amz-json-1.1")
            .putHeader("X-Amz-Target", "AmazonSSM." + action)
            // Without it, the JDK's client keeps the body, and repeats the request by itself.
            .putHeader("Content-Length", Integer.toString(body.length))
            .build();
    return signer.sign(
        signing ->
            signing
                .identity(credentials.resolveCredentials())
                .request(request)
                .payload(ContentStreamProvider.fromByteArray(body))
                .putProperty(AwsV4FamilyHttpSigner.SERVICE_SIGNING_NAME, "ssm")
                .putProperty(AwsV4HttpSigner.REGION_NAME, region));
  }

  private static JsonNode answer(HttpExecuteResponse response) throws IOException {
    byte[] body;
    try (InputStream in = response.responseBody().orElseGet(AbortableInputStream::createEmpty)) {
      body = in.readAllBytes();
    }
    int status = response.httpResponse().statusCode();
    if (response.httpResponse().isSuccessful()) {
      return JSON.readTree(body);
    }
    String code = code(body);
    throw AwsServiceException.builder()
        .message("SSM answered %d %s".formatted(status, code))
        .statusCode(status)
        .awsErrorDetails(AwsErrorDetails.builder().serviceName("Ssm").errorCode(code).build())
        .build();
  }

  /** {@code com.amazonaws.ssm#ParameterNotFound} or without what is before the mark. */
  private static String code(byte[] body) {
    try {
      String type = JSON.readTree(body).path("__type").asText();
      return type.substring(type.indexOf('#') + 1);
    } catch (IOException e) {
      return "";
    }
  }
}
