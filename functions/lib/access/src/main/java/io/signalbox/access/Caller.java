package io.signalbox.access;

import io.signalbox.api.Problem;
import io.signalbox.api.ProblemException;
import io.signalbox.api.ProblemType;
import io.signalbox.settings.Instance;

/** An instance that has shown a valid credential. */
public record Caller(Instance instance) {

  public String name() {
    return instance.name();
  }

  public boolean has(Grant grant) {
    return grant.isIn(instance.grants());
  }

  /**
   * Goes on only with that grant.
   *
   * @throws ProblemException 403, the same whether what was asked for exists or not
   */
  public void require(Grant grant) {
    if (!has(grant)) {
      throw Problem.of(ProblemType.FORBIDDEN, "This instance is not granted what it asked for.")
          .exception();
    }
  }
}
