package io.signalbox.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.serialization.factories.JacksonFactory;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Reads events as the Lambda runtime does. */
class ApiEventTest {

  @Test
  void lambda_fills_in_the_client_certificate() {
    ApiEvent event =
        read(
            """
            {"requestContext": {"requestId": "r", "identity": {"sourceIp": "192.0.2.1",
              "clientCert": {"clientCertPem": "-----BEGIN", "subjectDN": "CN=x", "validity": {}}}}}
            """);

    assertThat(event.clientCertificatePem()).contains("-----BEGIN");
    assertThat(event.getRequestContext().getRequestId()).isEqualTo("r");
    assertThat(event.getRequestContext().getIdentity().getSourceIp()).isEqualTo("192.0.2.1");
  }

  @Test
  void lambda_fills_in_what_the_library_knows() {
    ApiEvent event =
        read(
            """
            {"httpMethod": "POST", "path": "/v1/envelopes", "headers": null,
             "multiValueHeaders": {"Accept": ["a", "b"]},
             "multiValueQueryStringParameters": {"q": ["1"]},
             "requestContext": {"identity": {"clientCert": null}},
             "body": "eA==", "isBase64Encoded": true, "something": "new"}
            """);

    assertThat(event.getHttpMethod()).isEqualTo("POST");
    assertThat(event.getPath()).isEqualTo("/v1/envelopes");
    assertThat(event.getMultiValueHeaders()).isEqualTo(Map.of("Accept", List.of("a", "b")));
    assertThat(event.getMultiValueQueryStringParameters()).isEqualTo(Map.of("q", List.of("1")));
    assertThat(event.getBody()).isEqualTo("eA==");
    assertThat(event.getIsBase64Encoded()).isTrue();
    assertThat(event.clientCertificatePem()).isEmpty();
  }

  @Test
  void an_event_without_a_context_has_no_client_certificate() {
    assertThat(read("{}").clientCertificatePem()).isEmpty();
  }

  private static ApiEvent read(String json) {
    return JacksonFactory.getInstance()
        .getSerializer(ApiEvent.class)
        .fromJson(new ByteArrayInputStream(json.getBytes(StandardCharsets.UTF_8)));
  }
}
