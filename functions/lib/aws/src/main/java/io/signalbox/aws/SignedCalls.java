package io.signalbox.aws;

import io.signalbox.store.Body;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.util.Locale;
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
import software.amazon.awssdk.http.SdkHttpResponse;
import software.amazon.awssdk.http.auth.aws.signer.AwsV4FamilyHttpSigner;
import software.amazon.awssdk.http.auth.aws.signer.AwsV4HttpSigner;
import software.amazon.awssdk.http.auth.spi.signer.SignedRequest;

/**
 * POSTs to a service of AWS with a signature of version 4, each once. For services whose client
 * would be megabytes.
 */
final class SignedCalls {
  private final String service;
  private final URI endpoint;
  private final String region;
  private final AwsCredentialsProvider credentials;
  private final SdkHttpClient http;
  private final AwsV4HttpSigner signer = AwsV4HttpSigner.create();

  /**
   * An answer.
   *
   * @param response its status and headers
   */
  record Answer(SdkHttpResponse response, Body body) {}

  /**
   * @param service its name in messages; in lower case, its name in signatures
   */
  SignedCalls(
      String service,
      URI endpoint,
      String region,
      AwsCredentialsProvider credentials,
      SdkHttpClient http) {
    this.service = service;
    this.endpoint = endpoint;
    this.region = region;
    this.credentials = credentials;
    this.http = http;
  }

  /** A request to the endpoint, to be completed by its path and headers. */
  SdkHttpRequest.Builder request() {
    return SdkHttpRequest.builder().uri(endpoint).method(SdkHttpMethod.POST);
  }

  /**
   * What the service answers, whatever its status.
   *
   * @throws SdkClientException without an answer
   */
  Answer post(SdkHttpRequest.Builder request, byte[] body) {
    SignedRequest signed = sign(request, body);
    HttpExecuteRequest.Builder call = HttpExecuteRequest.builder().request(signed.request());
    signed.payload().ifPresent(call::contentStreamProvider);
    try {
      HttpExecuteResponse response = http.prepareRequest(call.build()).call();
      try (InputStream in = response.responseBody().orElseGet(AbortableInputStream::createEmpty)) {
        return new Answer(response.httpResponse(), Body.of(in.readAllBytes()));
      }
    } catch (IOException e) {
      throw SdkClientException.create(service + " did not answer", e);
    }
  }

  private SignedRequest sign(SdkHttpRequest.Builder request, byte[] body) {
    // Without its length, the JDK's client keeps the body, and repeats the request by itself.
    request.putHeader("Content-Length", Integer.toString(body.length));
    return signer.sign(
        signing ->
            signing
                .identity(credentials.resolveCredentials())
                .request(request.build())
                .payload(ContentStreamProvider.fromByteArray(body))
                .putProperty(
                    AwsV4FamilyHttpSigner.SERVICE_SIGNING_NAME, service.toLowerCase(Locale.ROOT))
                .putProperty(AwsV4HttpSigner.REGION_NAME, region));
  }

  /** What a refusal is told by: the service's code, and no part of its message. */
  AwsServiceException failure(int status, String code) {
    return AwsServiceException.builder()
        .message("%s answered %d %s".formatted(service, status, code))
        .statusCode(status)
        .awsErrorDetails(AwsErrorDetails.builder().serviceName(service).errorCode(code).build())
        .build();
  }
}
