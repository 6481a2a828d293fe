package io.signalbox.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import io.signalbox.runtime.platform.Access;
import io.signalbox.runtime.template.FunctionSpec;
import io.signalbox.runtime.template.Permissions;
import io.signalbox.runtime.template.Template;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * A function may do what it does in a run of everything, and nothing else. The local hub asks for
 * the permissions that the SDK's calls need, which {@code lib/aws} proves of each operation.
 */
class LeastPrivilegeTest {
  private static Set<Access> accesses = Set.of();

  @BeforeAll
  static void doEverything() throws IOException {
    try (FullRun run = new FullRun()) {
      run.run();
      accesses = run.accesses();
    }
  }

  @Test
  void nothing_was_denied() {
    assertThat(accesses).isNotEmpty().allMatch(Access::allowed);
  }

  @Test
  void every_permission_was_used() {
    Set<String> unused = new TreeSet<>();
    for (FunctionSpec function : Template.read(Project.TEMPLATE, Map.of()).functions().values()) {
      for (Permissions.Statement statement : function.permissions().statements()) {
        for (String action : statement.actions()) {
          for (String resource : statement.resources()) {
            if (!isUsed(
                function.name(), new Permissions.Statement(List.of(action), List.of(resource)))) {
              unused.add(function.name() + " " + action + " " + resource);
            }
          }
        }
      }
    }
    assertThat(unused).isEmpty();
  }

  private static boolean isUsed(String function, Permissions.Statement single) {
    return accesses.stream()
        .filter(access -> access.function().equals(function))
        .anyMatch(access -> single.allows(access.action(), access.resource()));
  }
}
