package io.signalbox.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The boundary leaves each function what its own statements say, and is no open door itself. */
class BoundaryTest {
  private static final JsonNode BOUNDARY =
      RawTemplate.TEMPLATE.at("/Resources/Boundary/Properties/PolicyDocument/Statement");

  private static List<JsonNode> list(JsonNode oneOrMany) {
    return oneOrMany.isArray() ? oneOrMany.valueStream().toList() : List.of(oneOrMany);
  }

  private static boolean allows(JsonNode statement, JsonNode action, JsonNode resource) {
    return list(statement.path("Action")).contains(action)
        && list(statement.path("Resource")).stream().anyMatch(one -> covers(one, resource));
  }

  private static boolean covers(JsonNode pattern, JsonNode resource) {
    String prefix = pattern.path("!Sub").asText();
    return pattern.equals(resource)
        || (prefix.endsWith(":function:${AWS::StackName}-*")
            && resource.path("!Sub").asText().endsWith("Function.Arn}:live"))
        || (prefix.endsWith("*")
            && resource.path("!Sub").asText().startsWith(prefix.substring(0, prefix.length() - 1)));
  }

  @Test
  void it_holds_for_every_function() {
    assertThat(RawTemplate.TEMPLATE.at("/Globals/Function/PermissionsBoundary/!Ref").asText())
        .isEqualTo("Boundary");
  }

  @Test
  void it_allows_what_a_function_s_own_statements_allow() {
    List<String> denied = new ArrayList<>();
    RawTemplate.resources("AWS::Serverless::Function")
        .forEach(
            (name, function) ->
                function
                    .at("/Policies/0/Statement")
                    .forEach(
                        statement ->
                            list(statement.path("Action"))
                                .forEach(
                                    action ->
                                        list(statement.path("Resource"))
                                            .forEach(
                                                resource -> {
                                                  if (BOUNDARY
                                                      .valueStream()
                                                      .noneMatch(
                                                          one -> allows(one, action, resource))) {
                                                    denied.add(name + action + resource);
                                                  }
                                                }))));
    assertThat(denied).isEmpty();
  }

  @Test
  void every_queue_and_stream_that_a_function_reads_can_be_read_within_it() {
    List<String> unreadable = new ArrayList<>();
    RawTemplate.resources("AWS::Serverless::Function")
        .values()
        .forEach(
            function ->
                function
                    .path("Events")
                    .forEach(
                        event -> {
                          JsonNode properties = event.path("Properties");
                          unreadable.addAll(
                              denied(
                                  properties.path("Queue"),
                                  "sqs:ReceiveMessage",
                                  "sqs:DeleteMessage",
                                  "sqs:GetQueueAttributes"));
                          unreadable.addAll(
                              denied(
                                  properties.path("Stream"),
                                  "dynamodb:DescribeStream",
                                  "dynamodb:GetRecords",
                                  "dynamodb:GetShardIterator"));
                        }));
    assertThat(unreadable).isEmpty();
  }

  private static List<String> denied(JsonNode resource, String... actions) {
    List<String> denied = new ArrayList<>();
    for (String action : actions) {
      JsonNode text = com.fasterxml.jackson.databind.node.TextNode.valueOf(action);
      if (!resource.isMissingNode()
          && BOUNDARY.valueStream().noneMatch(one -> allows(one, text, resource))) {
        denied.add(action + resource);
      }
    }
    return denied;
  }

  @Test
  void only_what_aws_cannot_narrow_down_is_open_to_every_resource() {
    assertThat(BOUNDARY.valueStream())
        .filteredOn(statement -> list(statement.path("Resource")).toString().contains("\"*\""))
        .filteredOn(statement -> !statement.has("Condition"))
        .flatExtracting(statement -> list(statement.path("Action")))
        .extracting(JsonNode::asText)
        .containsExactlyInAnyOrder("dynamodb:ListStreams", "ses:SendRawEmail");
  }
}
