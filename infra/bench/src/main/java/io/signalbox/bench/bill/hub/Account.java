package io.signalbox.bench.bill.hub;

import io.signalbox.aws.LocalDynamo;
import io.signalbox.bench.bill.engine.Engines;
import io.signalbox.runtime.template.TableSpec;
import io.signalbox.runtime.template.Template;
import java.util.HashMap;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.sqs.SqsClient;

/**
 * The template's tables and queues, made anew on the engines. Until another is made, all requests
 * are for these.
 */
final class Account {
  private final DynamoDbClient dynamo;
  private final Map<String, String> tables = new HashMap<>();
  private final Map<String, String> queues = new HashMap<>();
  private final Template template;

  /**
   * @param name the account's; what the engines' names begin with
   */
  Account(String name, Template template, Engines engines) {
    this.template = template;
    engines.open(name);
    this.dynamo = engines.dynamo();
    SqsClient sqs = engines.sqs();
    for (TableSpec table : template.tables().values()) {
      String engineName = name + "-" + table.name();
      if (table.streamed()) {
        LocalDynamo.create(dynamo, engineName);
      } else {
        LocalDynamo.createWithoutStream(dynamo, engineName);
      }
      tables.put(table.name(), engineName);
    }
    for (String queue : template.queues().keySet()) {
      queues.put(queue, sqs.createQueue(one -> one.queueName(name + "-" + queue)).queueUrl());
    }
  }

  /** The variables of all functions, with the engines' names. */
  Map<String, String> variables() {
    Map<String, String> variables = new HashMap<>();
    template.functions().values().forEach(one -> variables.putAll(one.environment()));
    variables.replaceAll(
        (variable, value) -> tables.getOrDefault(value, queues.getOrDefault(value, value)));
    return variables;
  }

  String queueUrl(String queue) {
    return named(queues, queue);
  }

  String streamArn(String table) {
    String engineName = named(tables, table);
    return dynamo.describeTable(one -> one.tableName(engineName)).table().latestStreamArn();
  }

  private static String named(Map<String, String> names, String logicalId) {
    String name = names.get(logicalId);
    if (name == null) {
      throw new IllegalArgumentException("The template has no " + logicalId);
    }
    return name;
  }
}
