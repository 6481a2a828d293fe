package io.signalbox.deployment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.signalbox.runtime.template.FunctionSpec;
import io.signalbox.runtime.template.Template;
import io.signalbox.store.Platform;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What Lambda does before the first event: it makes the handler, and with SnapStart keeps the
 * process as it is then, for many copies at later times.
 */
class FunctionStartTest {

  static Stream<FunctionSpec> functions() {
    return Template.read(Project.TEMPLATE, Map.of()).functions().values().stream();
  }

  @ParameterizedTest
  @MethodSource("functions")
  void lambda_can_make_the_handler(FunctionSpec function) throws Exception {
    assertThat(Class.forName(function.handler()).getConstructor().canAccess(null)).isTrue();
  }

  @ParameterizedTest
  @MethodSource("functions")
  void a_handler_that_was_made_knows_no_time_no_random_number_and_no_answer_of_a_service(
      FunctionSpec function) throws Exception {
    var constructor = Class.forName(function.handler()).getConstructor(Platform.class);

    assertThatCode(() -> constructor.newInstance(new SilentPlatform(function.environment())))
        .doesNotThrowAnyException();
  }

  @Test
  void the_platform_of_this_test_notices_who_asks() {
    Platform platform = new SilentPlatform(Map.of());

    assertThatThrownBy(() -> platform.clock().instant()).isInstanceOf(AssertionError.class);
    assertThatThrownBy(() -> platform.random().nextInt()).isInstanceOf(AssertionError.class);
    assertThatThrownBy(() -> platform.secrets().get("any")).isInstanceOf(AssertionError.class);
  }
}
