package io.signalbox.runtime.template;

import java.util.Map;
import java.util.Optional;

/**
 * What things are called on this one machine: the counterpart of CloudFormation's pseudo parameters
 * and of the names and ARNs that AWS would give.
 */
public final class LocalNames {
  private static final String REGION = "local";
  private static final String ACCOUNT = "000000000000";
  private static final Map<String, String> PSEUDO =
      Map.of(
          "AWS::StackName", "signalbox",
          "AWS::Region", REGION,
          "AWS::AccountId", ACCOUNT,
          "AWS::Partition", "aws",
          "AWS::URLSuffix", "localhost");

  private LocalNames() {}

  static Optional<String> pseudoParameter(String name) {
    return Optional.ofNullable(PSEUDO.get(name));
  }

  public static String tableArn(String table) {
    return arn("dynamodb", "table/" + table);
  }

  public static String dueIndexArn(String table) {
    return tableArn(table) + "/index/due";
  }

  public static String streamArn(String table) {
    return tableArn(table) + "/stream/0";
  }

  public static String queueArn(String queue) {
    return arn("sqs", queue);
  }

  static String functionArn(String function) {
    return arn("lambda", "function:" + function);
  }

  /**
   * The logical id of the function with that alias.
   *
   * @param aliasArn the function's ARN, a colon and the alias's name
   */
  public static String functionOf(String aliasArn) {
    String[] parts = aliasArn.split(":", -1);
    return parts[parts.length - 2];
  }

  /**
   * A parameter of the Parameter Store.
   *
   * @param path with its leading slash
   */
  public static String parameterArn(String path) {
    return arn("ssm", "parameter" + path);
  }

  private static String arn(String service, String resource) {
    return "arn:aws:" + service + ":" + REGION + ":" + ACCOUNT + ":" + resource;
  }
}
