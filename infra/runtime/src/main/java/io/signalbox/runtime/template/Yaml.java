package io.signalbox.runtime.template;

import java.util.List;
import java.util.Map;

/** A node of the template. Scalars are text: CloudFormation converts them where it needs to. */
sealed interface Yaml {

  record Text(String value) implements Yaml {}

  record Items(List<Yaml> values) implements Yaml {}

  /** In the order of the file. */
  record Fields(Map<String, Yaml> values) implements Yaml {}

  /**
   * An intrinsic function, in its short form ({@code !GetAtt A.B}) or its long one ({@code
   * Fn::GetAtt: [A, B]}).
   *
   * @param function its short name: {@code Ref}, {@code Sub}
   */
  record Call(String function, Yaml argument) implements Yaml {}
}
