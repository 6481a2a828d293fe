package io.signalbox.runtime.template;

import java.util.List;

/** What a function's policies allow. Everything else is denied, as IAM does it. */
public record Permissions(List<Statement> statements) {

  /** Resources may end in, or be, a {@code *}. */
  public record Statement(List<String> actions, List<String> resources) {
    public boolean allows(String action, String resource) {
      return actions.contains(action)
          && resources.stream().anyMatch(pattern -> matches(pattern, resource));
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
   */
  public boolean allow(String action, String resource) {
    return statements.stream().anyMatch(statement -> statement.allows(action, resource));
  }
}
