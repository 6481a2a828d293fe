package io.signalbox.bench.start;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.signalbox.aws.FakeAws;
import io.signalbox.aws.Invocation;
import io.signalbox.aws.Priming;
import io.signalbox.aws.Priming.Call;
import io.signalbox.store.Environment;
import io.signalbox.store.Platform;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Each function has an event in {@code events/}, as {@code sam local invoke} takes it. Called with
 * it, the function does its work. Run with {@code -Dgenerate}, this writes those that are missing,
 * from the functions' priming.
 */
class EventExamplesTest {
  private static final Path ROOT = Path.of("../..").toAbsolutePath().normalize();
  private static final ObjectMapper JSON = new ObjectMapper();

  static List<Artifact> functions() throws IOException {
    return Artifact.all(ROOT);
  }

  /** {@code events/deliver-mail.json} of {@code DeliverMailFunction}. */
  private static Path example(Artifact artifact) {
    String name = artifact.function().name().replaceFirst("Function$", "");
    String words = name.replaceAll("(?<=[a-z])(?=[A-Z])", "-").toLowerCase(Locale.ROOT);
    return ROOT.resolve("events").resolve(words + ".json");
  }

  @ParameterizedTest
  @MethodSource("functions")
  void a_function_takes_its_example(Artifact artifact) throws IOException {
    FakeAws aws = new FakeAws();
    Call<?> call =
        priming(
            artifact.function().handler(),
            aws.platform(new Environment(artifact.function().environment()), _ -> {}));
    aws.setUp();
    Path example = example(artifact);
    if (System.getProperty("generate") != null && !Files.exists(example)) {
      Files.writeString(
          example,
          JSON.readTree(Invocation.json(call.event()).replace(Priming.TOKEN, "demo"))
                  .toPrettyString()
              + "\n");
    }
    assertThat(example)
        .as("Write it by mvn -pl infra/bench test -Dtest=EventExamplesTest -Dgenerate")
        .exists();

    String answer =
        answer(call, Files.readString(example).replace("Bearer demo", "Bearer " + Priming.TOKEN));

    if (answer.contains("statusCode")) {
      // A hub without mails has no page that a recipient's link could lead to.
      int expected = artifact.function().name().equals("NoticesFunction") ? 404 : 200;
      assertThat(JSON.readTree(answer).path("statusCode").asInt()).as(answer).isEqualTo(expected);
    } else if (!answer.isEmpty()) {
      assertThat(answer).contains("\"batchItemFailures\":[]");
    }
  }

  @Test
  void each_example_is_of_a_function() throws IOException {
    List<Path> examples = functions().stream().map(EventExamplesTest::example).toList();
    try (Stream<Path> files = Files.list(ROOT.resolve("events"))) {
      assertThat(files.filter(Files::isRegularFile)).isSubsetOf(examples);
    }
  }

  private static <E> String answer(Call<E> call, String event) {
    @SuppressWarnings("unchecked") // It is of its own class.
    Class<E> type = (Class<E>) call.event().getClass();
    return new Invocation<>(call.function(), type).answer(event);
  }

  private static Call<?> priming(String handler, Platform platform) {
    try {
      return (Call<?>)
          Class.forName(handler).getMethod("priming", Platform.class).invoke(null, platform);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(handler + " has no priming", e);
    }
  }
}
