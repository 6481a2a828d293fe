package io.signalbox.localstack.scenario;

import com.fasterxml.jackson.databind.JsonNode;
import io.signalbox.localstack.ServiceCalls;
import io.signalbox.localstack.Stack;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Makes a stack that a scenario is done with as good as a new one, which takes far longer. */
final class Renewal {
  /** What DynamoDB takes in one batch. */
  private static final int BATCH = 25;

  private static final String TABLES = "DynamoDB_20120810.";
  private static final String QUEUES = "AmazonSQS.";

  private final ServiceCalls calls;
  private final Stack stack;

  Renewal(ServiceCalls calls, Stack stack) {
    this.calls = calls;
    this.stack = stack;
  }

  /**
   * Empties tables and queues, and ends the functions' processes. What was accepted must have been
   * delivered: a record of the stream that fanout has not seen comes to it later.
   */
  void renew() {
    endFunctions();
    emptyTables();
    for (String queue : stack.resourcesOf("AWS::SQS::Queue")) {
      calls.json("sqs", QUEUES + "PurgeQueue", Map.of("QueueUrl", stack.resource(queue)));
    }
    // What is scheduled may have begun meanwhile, and have seen what was half gone.
    endFunctions();
  }

  /** Deletes all items. */
  void emptyTables() {
    for (String table : stack.resourcesOf("AWS::DynamoDB::Table")) {
      String name = stack.resource(table);
      for (List<JsonNode> keys = keys(name); !keys.isEmpty(); keys = keys(name)) {
        delete(name, keys);
      }
    }
  }

  private void endFunctions() {
    calls.delete("lambda", "/_signalbox/environments/" + stack.name());
  }

  private List<JsonNode> keys(String table) {
    JsonNode found =
        calls.json(
            "dynamodb",
            TABLES + "Scan",
            Map.of(
                "TableName", table, "ConsistentRead", true, "AttributesToGet", List.of("p", "s")));
    List<JsonNode> keys = new ArrayList<>();
    found.get("Items").forEach(keys::add);
    return keys;
  }

  private void delete(String table, List<JsonNode> keys) {
    for (int from = 0; from < keys.size(); from += BATCH) {
      List<Map<String, Map<String, JsonNode>>> requests =
          keys.subList(from, Math.min(keys.size(), from + BATCH)).stream()
              .map(key -> Map.of("DeleteRequest", Map.of("Key", key)))
              .toList();
      calls.json(
          "dynamodb", TABLES + "BatchWriteItem", Map.of("RequestItems", Map.of(table, requests)));
    }
  }
}
