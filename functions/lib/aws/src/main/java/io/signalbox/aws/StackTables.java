package io.signalbox.aws;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** Finds the tables of a stack by the names that CloudFormation makes for them. */
final class StackTables {
  private StackTables() {}

  /**
   * The names of tables.
   *
   * @param variables the variables that are to have them, each with the logical id of its table
   * @throws IllegalArgumentException if the account has no such table in this region, or several
   */
  static Map<String, String> names(
      DynamoDbClient client, String stack, Map<String, String> variables) {
    List<String> all = client.listTablesPaginator().tableNames().stream().toList();
    Map<String, String> names = new HashMap<>();
    variables.forEach(
        (variable, id) -> {
          Pattern made = Pattern.compile(Pattern.quote(stack + "-" + id + "-") + "[0-9A-Z]+");
          List<String> found = all.stream().filter(made.asMatchPredicate()).toList();
          if (found.size() != 1) {
            throw new IllegalArgumentException(
                "The stack %s has %s table %s in this account and region"
                    .formatted(stack, found.isEmpty() ? "no" : "more than one", id));
          }
          names.put(variable, found.getFirst());
        });
    return names;
  }
}
