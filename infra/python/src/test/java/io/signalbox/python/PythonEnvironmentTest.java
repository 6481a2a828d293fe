package io.signalbox.python;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PythonEnvironmentTest {
  /** One for all tests: each would have to install uv in one of its own. */
  @TempDir private static Path cache;

  @TempDir private Path folder;
  private final Map<String, String> environment = new HashMap<>(System.getenv());

  @BeforeEach
  void useACacheOfItsOwn() {
    environment.put("XDG_CACHE_HOME", cache.toString());
  }

  private Path list(String content) throws IOException {
    return Files.writeString(folder.resolve("tools.txt"), content);
  }

  @Test
  void anEnvironmentIsMadeOnceAndAnewWhenItIsUnfinished() throws IOException {
    Path list = list("");
    Path made = PythonEnvironment.of(list, environment).folder();
    Path trace = Files.createFile(made.resolve("trace"));

    assertThat(PythonEnvironment.of(list, environment).folder()).isEqualTo(made);
    assertThat(trace).exists();

    Files.delete(made.resolve("finished"));
    PythonEnvironment again = PythonEnvironment.of(list, environment);
    assertThat(trace).doesNotExist();
    assertThat(Command.of(again.program("python"), "--version").run()).startsWith("Python 3.");
  }

  @Test
  void aListThatCannotBeInstalledLeavesNoEnvironmentBehindAsFinished() throws IOException {
    Path list = list("--no-index\nno-such-package==1.0\n");

    assertThatThrownBy(() -> PythonEnvironment.of(list, environment))
        .isInstanceOf(PythonException.class)
        .hasMessageContaining("no-such-package");
    assertThatThrownBy(() -> PythonEnvironment.of(list, environment))
        .isInstanceOf(PythonException.class);
  }

  @Test
  void aPackageIsBuiltWithWhatTheEnvironmentHas() throws IOException {
    Path source = folder.resolve("source");
    Files.createDirectories(source.resolve("greeting"));
    Files.writeString(source.resolve("greeting/__init__.py"), "WORD = 'hello'");
    Files.writeString(
        source.resolve("pyproject.toml"),
        """
        [build-system]
        requires = ["setuptools"]
        build-backend = "setuptools.build_meta"
        [project]
        name = "greeting"
        version = "1.0"
        [tool.setuptools]
        packages = ["greeting"]
        """);
    Path target = folder.resolve("target");
    PythonEnvironment made = PythonEnvironment.of(list("setuptools==84.2.1\n"), environment);

    made.install(source, target);

    assertThat(target.resolve("greeting/__init__.py")).hasContent("WORD = 'hello'");
    assertThat(target.resolve("greeting-1.0.dist-info")).exists();
  }

  @Test
  void withoutPythonTheMessageSaysWhatIsMissing() {
    assertThatThrownBy(() -> Python.find(Map.of("PATH", folder.toString())))
        .isInstanceOf(PythonException.class)
        .hasMessageContaining("3.12");
  }
}
