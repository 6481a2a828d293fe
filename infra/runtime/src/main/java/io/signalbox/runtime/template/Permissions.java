package io.signalbox.runtime.template;

import java.util.List;
import java.util.Optional;

/** What a function's policies allow. Everything else is denied, as IAM does it. */
public record Permissions(List<Statement> statements) {

  /**
   * Resources and partitions may end in, or be, a {@code *}.
   *
   * @param partitions the partitions of a table to which it is limited (dynamodb:LeadingKeys); none
   *     for no limit
   */
  public record Statement(List<String> actions, List<String> resources, List<String> partitions) {

    /** One that is not limited to partitions. */
    public Statement(List<String> actions, List<String> resources) {
      this(actions, resources, List.of());
    }

    public boolean allows(String action, String resource) {
      return actions.contains(action)
          && resources.stream().anyMatch(pattern -> matches(pattern, resource));
    }

    private boolean allowsIn(Optional<String> partition) {
      return partitions.isEmpty()
          || partition
              .map(one -> partitions.stream().anyMatch(pattern -> matches(pattern, one)))
              .orElse(false);
    }

    private static boolean matches(String pattern, String resource) {
      return pattern.endsWith("*")
          ? resource.startsWith(pattern.substring(0, pattern.length() - 1))
          : pattern.equals(resource);
    }
  }

  public Permissions {
    statements = List.copyOf(statements);
  }

  /**
   * Whether the function may do this.
   *
   * @param action such as {@code dynamodb:PutItem}
   * @param resource an ARN, as {@link LocalNames} makes them
   * @param partition of an item of a table
   */
  public boolean allow(String action, String resource, Optional<String> partition) {
    return statements.stream()
        .anyMatch(statement -> statement.allows(action, resource) && statement.allowsIn(partition));
  }
}
