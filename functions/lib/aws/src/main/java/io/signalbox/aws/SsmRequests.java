package io.signalbox.aws;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.http.SdkHttpClient;

/**
 * Speaks SSM's protocol (AWS JSON 1.1, signature version 4). Its messages hold no part of a request
 * or answer but the error's code: SSM's own repeat the values they complain of.
 */
final class SsmRequests {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final SignedCalls calls;

  SsmRequests(URI endpoint, String region, AwsCredentialsProvider credentials, SdkHttpClient http) {
    this.calls = new SignedCalls("SSM", endpoint, region, credentials, http);
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
    SignedCalls.Answer answer =
        calls.post(
            calls
                .request()
                .putHeader("Content-Type", "application/x-amz-json-1.1")
                .putHeader("X-Amz-Target", "AmazonSSM." + action),
            body(arguments));
    if (!answer.response().isSuccessful()) {
      throw calls.failure(answer.response().statusCode(), code(answer.body().bytes()));
    }
    try {
      return JSON.readTree(answer.body().bytes());
    } catch (IOException e) {
      throw SdkClientException.create("SSM did not answer", e);
    }
  }

  private static byte[] body(ObjectNode arguments) {
    try {
      return JSON.writeValueAsBytes(arguments);
    } catch (JsonProcessingException impossible) {
      throw new IllegalStateException("Every JSON object can be written", impossible);
    }
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
