package io.signalbox.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;

/**
 * How long a comparison takes says nothing of a token: hashes are compared, all of their bytes, and
 * nothing else is. (A test of time would prove less, and fail at random.)
 */
class SecretComparisonTest {
  private static final Set<String> COMPARISONS =
      Set.of("equals", "equalsIgnoreCase", "contentEquals", "compareTo", "startsWith", "contains");
  private static final Set<Class<?>> COMPARERS =
      Set.of(String.class, Arrays.class, Objects.class, Object.class);

  /** Of these, only the names of headers and schemes are compared so, which are no secrets. */
  private static final Set<String> OF_NAMES =
      Set.of("io.signalbox.access.Credential$OwnHeader", "io.signalbox.access.Credentials");

  @Test
  void credentialsAreComparedInATimeThatSaysNothing() {
    List<JavaMethodCall> calls = calls("functions/lib/access");

    assertThat(calls)
        .filteredOn(call -> call.getOriginOwner().getName().contains(".Credential"))
        .filteredOn(SecretComparisonTest::endsEarly)
        .extracting(call -> call.getOriginOwner().getName())
        .isSubsetOf(OF_NAMES);
    assertThat(calls).anyMatch(SecretComparisonTest::takesItsTime);
  }

  @Test
  void aCursorsSignatureIsComparedSo() {
    assertThat(calls("functions/pull"))
        .filteredOn(call -> call.getOriginOwner().getSimpleName().equals("Cursors"))
        .anyMatch(SecretComparisonTest::takesItsTime)
        .noneMatch(SecretComparisonTest::endsEarly);
  }

  private static boolean endsEarly(JavaMethodCall call) {
    return COMPARISONS.contains(call.getTarget().getName())
        && COMPARERS.stream().anyMatch(call.getTargetOwner()::isEquivalentTo);
  }

  private static boolean takesItsTime(JavaMethodCall call) {
    return call.getTarget().getName().equals("isEqual")
        && call.getTargetOwner().isEquivalentTo(MessageDigest.class);
  }

  private static List<JavaMethodCall> calls(String path) {
    BuildModule module = new BuildModule(path);
    List<JavaMethodCall> calls = new ArrayList<>();
    for (JavaClass type : ModuleClasses.ofFunctions()) {
      if (module.has(type)) {
        calls.addAll(type.getMethodCallsFromSelf());
      }
    }
    return calls;
  }
}
