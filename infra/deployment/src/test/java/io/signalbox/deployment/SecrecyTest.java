package io.signalbox.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** No credential stands in the template, goes through it, or comes out of it. */
class SecrecyTest {
  private static final Pattern CREDENTIAL =
      Pattern.compile("(?i).*(token|password|secret|credential|private).*");

  @Test
  void no_parameter_takes_a_credential() {
    assertThat(RawTemplate.TEMPLATE.path("Parameters").fieldNames())
        .toIterable()
        .filteredOn(name -> CREDENTIAL.matcher(name).matches())
        // The name of the header that carries it.
        .containsExactly("CredentialHeader");
  }

  @Test
  void a_variable_says_where_a_credential_is_and_not_what_it_is() {
    JsonNode variables = RawTemplate.TEMPLATE.at("/Globals/Function/Environment/Variables");
    assertThat(variables.fieldNames())
        .toIterable()
        .filteredOn(name -> CREDENTIAL.matcher(name).matches())
        .containsExactlyInAnyOrder("SECRETS_PREFIX", "ADMIN_TOKEN_SECRET");
    assertThat(variables.path("ADMIN_TOKEN_SECRET").asText()).isEqualTo("administrator/token");
    assertThat(variables.at("/SECRETS_PREFIX/!Sub").asText()).endsWith("/");
  }

  @Test
  void nothing_is_resolved_into_the_stack_where_everybody_could_read_it() {
    assertThat(RawTemplate.TEMPLATE.toString()).doesNotContain("resolve:");
    assertThat(RawTemplate.resources("AWS::SSM::Parameter")).isEmpty();
    assertThat(RawTemplate.resources("AWS::SecretsManager::Secret")).isEmpty();
  }
}
