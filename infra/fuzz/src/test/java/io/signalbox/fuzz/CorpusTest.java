package io.signalbox.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import io.signalbox.fuzz.reader.Target;
import io.signalbox.fuzz.reader.Targets;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Every input that the repository keeps, those that once were found among them. */
class CorpusTest {
  private static final Fuzzer FUZZER = new Fuzzer(Path.of(""), List.of());

  @TestFactory
  Stream<DynamicContainer> breaksNoPromise() {
    return Targets.names().stream()
        .map(name -> DynamicContainer.dynamicContainer(name, tests(name)));
  }

  @Test
  void hasInputsForEachTargetAndForNoOther() throws IOException {
    try (Stream<Path> folders = Files.list(FUZZER.corpus())) {
      assertThat(folders.map(folder -> folder.getFileName().toString()))
          .containsExactlyInAnyOrderElementsOf(Targets.names());
    }
  }

  private static Stream<DynamicTest> tests(String name) {
    Target target = Targets.named(name);
    return inputs(name).stream()
        .map(
            input ->
                DynamicTest.dynamicTest(
                    input.getFileName().toString(), () -> target.run(Files.readAllBytes(input))));
  }

  private static List<Path> inputs(String name) {
    List<Path> inputs = FUZZER.inputs(name).stream().flatMap(CorpusTest::files).toList();
    assertThat(inputs).as("inputs of %s", name).isNotEmpty();
    return inputs;
  }

  private static Stream<Path> files(Path folder) {
    try (Stream<Path> files = Files.list(folder)) {
      return files.sorted().toList().stream();
    } catch (IOException missing) {
      throw new AssertionError(missing);
    }
  }
}
