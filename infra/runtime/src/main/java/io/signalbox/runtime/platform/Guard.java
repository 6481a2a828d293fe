package io.signalbox.runtime.platform;

import io.signalbox.runtime.template.FunctionSpec;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Denies what a function's policies in the template do not allow, as IAM would: so a permission
 * that is missing shows here, not only on AWS.
 */
record Guard(FunctionSpec function, String resource, Consumer<Access> accesses) {

  /** The function may not do what it tries to do: the template's fault, or the function's. */
  static final class AccessDenied extends RuntimeException {
    AccessDenied(String function, String action, String resource) {
      super("%s is not allowed %s on %s by template.yaml".formatted(function, action, resource));
    }
  }

  /**
   * @param action such as {@code dynamodb:PutItem}
   */
  void require(String action) {
    require(action, Optional.empty());
  }

  /** The same of an item in that partition of a table. */
  void requireIn(String action, String partition) {
    require(action, Optional.of(partition));
  }

  private void require(String action, Optional<String> partition) {
    boolean allowed = function.permissions().allow(action, resource, partition);
    accesses.accept(new Access(function.name(), action, resource, allowed));
    if (!allowed) {
      throw new AccessDenied(function.name(), action, resource);
    }
  }
}
