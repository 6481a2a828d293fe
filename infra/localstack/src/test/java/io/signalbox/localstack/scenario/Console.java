package io.signalbox.localstack.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.signalbox.localstack.ServiceCalls;
import io.signalbox.localstack.Stack;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;

/** What an operator sees and does in AWS's console; resources go by their names in the template. */
final class Console {
  private static final Pattern STATE = Pattern.compile("<StateValue>(.*?)</StateValue>");
  private static final Pattern ALARM_ARN = Pattern.compile("<AlarmArn>(.*?)</AlarmArn>");
  private static final long POLL_MILLIS = 200;
  private static final String QUEUES = "AmazonSQS.";
  private static final String TIMEOUT = "VisibilityTimeout";
  private static final String REDRIVE = "RedrivePolicy";
  private static final String TABLES = "DynamoDB_20120810.";
  private static final String STREAMS = "DynamoDBStreams_20120810.";

  private final ServiceCalls calls;
  private final Stack stack;

  Console(ServiceCalls calls, Stack stack) {
    this.calls = calls;
    this.stack = stack;
  }

  /** How many messages wait in a queue. */
  int depth(String queue) {
    return attributes(queue, "ApproximateNumberOfMessages")
        .path("ApproximateNumberOfMessages")
        .asInt();
  }

  /** Up to ten messages of a queue, each of which is JSON; they stay in it. */
  List<JsonNode> messages(String queue) {
    JsonNode received =
        calls.json(
            "sqs",
            QUEUES + "ReceiveMessage",
            Map.of(
                "QueueUrl",
                stack.resource(queue),
                "MaxNumberOfMessages",
                10,
                "VisibilityTimeout",
                0));
    return received.path("Messages").findValuesAsText("Body").stream()
        .map(ServiceCalls::parsed)
        .toList();
  }

  /** Runs the command that an output of the stack gives for sending a message, with this one. */
  void send(String output, Map<String, String> message) {
    calls.json(
        "sqs",
        QUEUES + "SendMessage",
        Map.of("QueueUrl", option(output, "queue-url"), "MessageBody", ServiceCalls.text(message)));
  }

  /**
   * The keys of the items that a batch of a table's stream was about.
   *
   * @param batch Lambda's {@code DDBStreamBatchInfo} of a batch that it gave up
   */
  List<JsonNode> keysIn(JsonNode batch) {
    JsonNode begin =
        calls.json(
            "dynamodb",
            STREAMS + "GetShardIterator",
            Map.of(
                "StreamArn",
                batch.get("streamArn").asText(),
                "ShardId",
                batch.get("shardId").asText(),
                "ShardIteratorType",
                "AT_SEQUENCE_NUMBER",
                "SequenceNumber",
                batch.get("startSequenceNumber").asText()));
    JsonNode records =
        calls.json(
            "dynamodb",
            STREAMS + "GetRecords",
            Map.of(
                "ShardIterator",
                begin.get("ShardIterator").asText(),
                "Limit",
                batch.get("batchSize").asInt()));
    return records.get("Records").findValues("Keys");
  }

  /**
   * Has a queue give a message up after two tries, one second after each other.
   *
   * @return what takes that back
   */
  AutoCloseable hurry(String queue) {
    String timeout = attributes(queue, TIMEOUT).path(TIMEOUT).asText();
    String redrive = attributes(queue, REDRIVE).path(REDRIVE).asText();
    String hurried =
        redrive.replaceAll("\"maxReceiveCount\":\\s*\"?\\d+\"?", "\"maxReceiveCount\":2");
    setAttributes(queue, Map.of(TIMEOUT, "1", REDRIVE, hurried));
    return () -> setAttributes(queue, Map.of(TIMEOUT, timeout, REDRIVE, redrive));
  }

  private void setAttributes(String queue, Map<String, String> attributes) {
    calls.json(
        "sqs",
        QUEUES + "SetQueueAttributes",
        Map.of("QueueUrl", stack.resource(queue), "Attributes", attributes));
  }

  /** Runs the command that an output of the stack gives for bringing dead letters back. */
  void redrive(String output) {
    Map<String, String> task = new LinkedHashMap<>();
    task.put("SourceArn", option(output, "source-arn"));
    if (stack.output(output).contains("--destination-arn ")) {
      task.put("DestinationArn", option(output, "destination-arn"));
    }
    calls.json("sqs", QUEUES + "StartMessageMoveTask", task);
  }

  /** The value of an option of the command that an output gives. */
  private String option(String output, String name) {
    Matcher option = Pattern.compile("--" + name + " (\\S+)").matcher(stack.output(output));
    assertThat(option.find()).as("%s of %s", name, output).isTrue();
    return option.group(1);
  }

  /**
   * Looks whether an alarm is due, as CloudWatch does each minute: OK, ALARM or INSUFFICIENT_DATA.
   */
  String alarm(String alarm) {
    calls.put("cloudwatch", "/_signalbox/alarms/" + described(alarm, ALARM_ARN), Map.of());
    return described(alarm, STATE);
  }

  private String described(String alarm, Pattern field) {
    Map<String, String> arguments = new LinkedHashMap<>();
    arguments.put("Action", "DescribeAlarms");
    arguments.put("AlarmNames.member.1", stack.resource(alarm));
    Matcher found = field.matcher(calls.query("monitoring", "2010-08-01", arguments));
    return found.find() ? found.group(1) : "";
  }

  /** A table's items, as DynamoDB writes them. */
  List<JsonNode> items(String table) {
    JsonNode found =
        calls.json("dynamodb", TABLES + "Scan", Map.of("TableName", stack.resource(table)));
    return StreamSupport.stream(found.get("Items").spliterator(), false).toList();
  }

  void put(String table, JsonNode item) {
    calls.json(
        "dynamodb", TABLES + "PutItem", Map.of("TableName", stack.resource(table), "Item", item));
  }

  void delete(String table, JsonNode item) {
    calls.json(
        "dynamodb",
        TABLES + "DeleteItem",
        Map.of(
            "TableName",
            stack.resource(table),
            "Key",
            Map.of("p", item.get("p"), "s", item.get("s"))));
  }

  /** Stops or resumes an event source, and waits until it did. */
  void enable(String eventSource, boolean isEnabled) throws InterruptedException {
    String path = "/2015-03-31/event-source-mappings/" + stack.resource(eventSource);
    calls.put("lambda", path, Map.of("Enabled", isEnabled));
    await(path, "State", isEnabled ? "Enabled" : "Disabled");
  }

  /**
   * Has an event source give a batch up after so many further tries.
   *
   * @return what takes that back
   */
  AutoCloseable limitTries(String eventSource, int retries) throws InterruptedException {
    String path = "/2015-03-31/event-source-mappings/" + stack.resource(eventSource);
    int before = calls.get("lambda", path).path("MaximumRetryAttempts").asInt();
    setTries(path, retries);
    return () -> setTries(path, before);
  }

  private void setTries(String eventSource, int retries) throws InterruptedException {
    calls.put("lambda", eventSource, Map.of("MaximumRetryAttempts", retries));
    await(eventSource, "State", "Enabled");
  }

  /**
   * Publishes a new version of a function, with other properties, and leads its alias there, as a
   * deployment does: LocalStack's CloudFormation cannot change an alias.
   *
   * @param properties by the names of Lambda's UpdateFunctionConfiguration
   */
  void release(String function, Map<String, ?> properties) throws InterruptedException {
    String path = "/2015-03-31/functions/" + stack.resource(function);
    calls.put("lambda", path + "/configuration", properties);
    await(path + "/configuration", "LastUpdateStatus", "Successful");
    String version = calls.post("lambda", path + "/versions", Map.of()).path("Version").asText();
    await(path + "/configuration?Qualifier=" + version, "State", "Active");
    calls.put("lambda", path + "/aliases/live", Map.of("FunctionVersion", version));
  }

  /**
   * What a function answers to an event.
   *
   * @throws io.signalbox.localstack.EngineException where it fails without an answer
   */
  JsonNode invoke(String function, String event) {
    return calls.post(
        "lambda",
        "/2015-03-31/functions/%s/invocations?Qualifier=live".formatted(stack.resource(function)),
        event);
  }

  private void await(String path, String field, String wanted) throws InterruptedException {
    while (!calls.get("lambda", path).path(field).asText().equals(wanted)) {
      Thread.sleep(POLL_MILLIS);
    }
  }

  /** The version that a function's alias leads to. */
  int version(String function) {
    return calls
        .get("lambda", "/2015-03-31/functions/%s/aliases/live".formatted(stack.resource(function)))
        .path("FunctionVersion")
        .asInt();
  }

  private JsonNode attributes(String queue, String name) {
    return calls
        .json(
            "sqs",
            QUEUES + "GetQueueAttributes",
            Map.of("QueueUrl", stack.resource(queue), "AttributeNames", List.of(name)))
        .path("Attributes");
  }
}
