package io.signalbox.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.signalbox.api.ProblemType;
import io.signalbox.envelope.Json;
import java.util.Arrays;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * What API Gateway says without a function: a body that the clients of each protocol understand.
 */
class GatewayAnswersTest {
  private static final JsonNode ANSWERS =
      RawTemplate.TEMPLATE.at("/Resources/Api/Properties/GatewayResponses");

  @ParameterizedTest
  @CsvSource({
    "THROTTLED, 503",
    "REQUEST_TOO_LARGE, 413",
    "INTEGRATION_TIMEOUT, 504",
    "DEFAULT_5XX, 502"
  })
  void it_is_a_problem_an_error_message_of_taxii_and_a_list_of_errors_of_warden(
      String answer, String status) {
    JsonNode response = ANSWERS.path(answer);
    JsonNode body =
        Json.read(response.path("ResponseTemplates").path("application/json").asText())
            .orElseThrow();

    assertThat(response.path("StatusCode").asText()).isEqualTo(status);
    assertThat(body.path("status").asText()).isEqualTo(status);
    assertThat(body.path("http_status").isTextual()).isTrue();
    assertThat(body.path("http_status").asText()).isEqualTo(status);
    assertThat(body.at("/errors/0/error").isInt()).isTrue();
    assertThat(body.at("/errors/0/error").asText()).isEqualTo(status);
    assertThat(body.at("/errors/0/message").asText()).isNotEmpty();
    // An answer without an interval tells IntelMQ's tuency bot that nobody is responsible. One that
    // is null has it fail, and ask again.
    assertThat(body.has("interval")).isTrue();
    assertThat(body.path("interval").isNull()).isTrue();
    assertThat(Arrays.stream(ProblemType.values()))
        .anySatisfy(
            type -> {
              assertThat(type.uri()).hasToString(body.path("type").asText());
              assertThat(type.title()).isEqualTo(body.path("title").asText());
            });
  }
}
