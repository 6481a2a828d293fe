package io.signalbox.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whatever keeps data can have the operator's own key; no table goes with a slip of the hand. */
class StoredDataTest {
  private static final JsonNode OWN_KEY = onlyIf("HasKey", reference("KeyArn"));

  @ParameterizedTest
  @CsvSource({
    "AWS::DynamoDB::Table, /SSESpecification/KMSMasterKeyId",
    "AWS::SQS::Queue, /KmsMasterKeyId",
    "AWS::SNS::Topic, /KmsMasterKeyId",
    "AWS::Logs::LogGroup, /KmsKeyId"
  })
  void the_key_that_is_named_encrypts_it(String type, String pointer) {
    assertThat(RawTemplate.resources(type))
        .isNotEmpty()
        .allSatisfy(
            (name, properties) -> assertThat(properties.at(pointer)).as(name).isEqualTo(OWN_KEY));
  }

  @Test
  void a_key_is_used_as_soon_as_one_is_named() {
    assertThat(RawTemplate.TEMPLATE.at("/Conditions/HasKey"))
        .hasToString("{\"!Not\":[{\"!Equals\":[{\"!Ref\":\"KeyArn\"},\"\"]}]}");
    assertThat(RawTemplate.TEMPLATE.at("/Globals/Function/KmsKeyArn")).isEqualTo(OWN_KEY);
  }

  @Test
  void without_a_key_tables_and_queues_are_encrypted_with_one_of_aws() {
    assertThat(RawTemplate.resources("AWS::DynamoDB::Table"))
        .allSatisfy(
            (name, table) -> {
              assertThat(table.at("/SSESpecification/SSEEnabled").asText())
                  .as(name)
                  .isEqualTo("true");
              assertThat(table.at("/SSESpecification/SSEType").asText()).as(name).isEqualTo("KMS");
            });
    assertThat(RawTemplate.resources("AWS::SQS::Queue"))
        .allSatisfy(
            (name, queue) ->
                assertThat(queue.path("SqsManagedSseEnabled").toString())
                    .as(name)
                    .isEqualTo("{\"!If\":[\"HasKey\",{\"!Ref\":\"AWS::NoValue\"},\"true\"]}"));
  }

  @Test
  void a_table_is_protected_from_deletion_and_can_be_restored_to_a_point_in_time() {
    assertThat(RawTemplate.TEMPLATE.at("/Parameters/TablesWhenDeleted/Default").asText())
        .isEqualTo("Retain");
    for (String table : RawTemplate.resources("AWS::DynamoDB::Table").keySet()) {
      JsonNode resource = RawTemplate.TEMPLATE.at("/Resources/" + table);
      JsonNode properties = resource.path("Properties");
      assertThat(properties.path("DeletionProtectionEnabled").toString())
          .as(table)
          .isEqualTo("{\"!If\":[\"TablesAreKept\",\"true\",\"false\"]}");
      assertThat(resource.path("DeletionPolicy"))
          .as(table)
          .isEqualTo(reference("TablesWhenDeleted"));
      assertThat(resource.path("UpdateReplacePolicy").asText()).as(table).isEqualTo("Retain");
      assertThat(properties.at("/PointInTimeRecoverySpecification/PointInTimeRecoveryEnabled"))
          .as(table)
          .hasToString("\"true\"");
    }
  }

  @Test
  void every_function_and_the_door_write_to_a_log_of_the_template() {
    assertThat(RawTemplate.TEMPLATE.at("/Globals/Function/LoggingConfig/LogGroup"))
        .isEqualTo(reference("FunctionLogs"));
    Map<String, JsonNode> functions = RawTemplate.resources("AWS::Serverless::Function");
    assertThat(functions).isNotEmpty();
    assertThat(functions)
        .allSatisfy(
            (name, function) -> assertThat(function.has("LoggingConfig")).as(name).isFalse());
  }

  private static JsonNode onlyIf(String condition, JsonNode value) {
    return JsonNodeFactory.instance
        .objectNode()
        .set(
            "!If",
            JsonNodeFactory.instance
                .arrayNode()
                .add(condition)
                .add(value)
                .add(reference("AWS::NoValue")));
  }

  private static JsonNode reference(String name) {
    return JsonNodeFactory.instance.objectNode().put("!Ref", name);
  }
}
