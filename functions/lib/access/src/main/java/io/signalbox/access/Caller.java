package io.signalbox.access;

import io.signalbox.api.Problem;
import io.signalbox.api.ProblemException;
import io.signalbox.api.ProblemType;
import io.signalbox.settings.Instance;
import io.signalbox.settings.people.Permission;
import io.signalbox.settings.people.Scope;

/** An instance that has shown a valid credential. */
public record Caller(Instance instance) {

  public String name() {
    return instance.name();
  }

  public boolean has(Grant grant) {
    return grant.isIn(instance.grants());
  }

  /** Where it may do that. */
  public Scope scope(Permission permission) {
    return instance.grants().scope(permission);
  }

  /** Whether it may do that everywhere. */
  public boolean may(Permission permission) {
    return scope(permission).isEverything();
  }

  /** As {@link #require(Grant)}, for what a role must permit everywhere. */
  public void require(Permission permission) {
    require(Grant.to(permission));
  }

  /**
   * Where it may do that, if anywhere.
   *
   * @throws ProblemException as {@link #require(Grant)}, where it may do it nowhere
   */
  public Scope requireSome(Permission permission) {
    Scope scope = scope(permission);
    if (scope.isNothing()) {
      throw refused(Grant.rolesWith(permission));
    }
    return scope;
  }

  /**
   * Goes on only with that grant.
   *
   * @throws ProblemException 403, the same whether what was asked for exists or not; it says which
   *     grant would do
   */
  public void require(Grant grant) {
    if (!has(grant)) {
      throw refused(grant.name());
    }
  }

  private static ProblemException refused(String needed) {
    return Problem.of(
            ProblemType.FORBIDDEN,
            "This instance is not granted what it asked for. It needs " + needed + ".")
        .exception();
  }
}
