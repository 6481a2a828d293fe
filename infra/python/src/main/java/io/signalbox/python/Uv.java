package io.signalbox.python;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Installs packages with uv, which takes a tenth of pip's time; pip installs uv itself. */
record Uv(String program, Map<String, String> environment) {
  private static final String VERSION = "0.13.9";

  /**
   * The one of this machine.
   *
   * @param cache where it is, or will be
   */
  static Uv of(Path cache, Python python) {
    Path folder = cache.resolve("uv-" + python.version() + "-" + VERSION);
    PythonEnvironment made = PythonEnvironment.made(folder, missing -> install(missing, python));
    Map<String, String> variables = new HashMap<>();
    // Certificates and index as pip would take them.
    variables.put("UV_SYSTEM_CERTS", "true");
    // A mirror may first have to fetch what it is asked for.
    variables.put("UV_HTTP_TIMEOUT", "180");
    String index = System.getenv("PIP_INDEX_URL");
    if (index != null) {
      variables.put("UV_DEFAULT_INDEX", index);
    }
    return new Uv(made.program("uv"), variables);
  }

  private static void install(Path folder, Python python) {
    Command.of(python.executable().toString(), "-m", "venv", folder.toString()).run();
    Command.of(
            new PythonEnvironment(folder).program("python"),
            "-m",
            "pip",
            "install",
            "--quiet",
            "--no-compile",
            "--disable-pip-version-check",
            "uv==" + VERSION)
        .run();
  }

  /** Makes an environment with the packages of a list. */
  void make(Path folder, Python python, Path list) {
    run("venv", "--no-project", "--python", python.executable().toString(), folder.toString());
    run("pip", "install", "--python", pythonOf(folder), "--requirement", list.toString());
  }

  /** Installs a package from its source with what an environment has, and nothing else. */
  void build(PythonEnvironment environment, Path source, Path target) {
    run(
        "pip",
        "install",
        "--offline",
        "--no-deps",
        "--no-build-isolation",
        "--python",
        pythonOf(environment.folder()),
        "--target",
        target.toString(),
        source.toString());
  }

  private static String pythonOf(Path folder) {
    return new PythonEnvironment(folder).program("python");
  }

  /** Without a cache, which would need as much room as the environments. */
  private void run(String... words) {
    List<String> all =
        Stream.concat(Stream.of(program, "--quiet", "--no-cache"), Stream.of(words)).toList();
    new Command(all, environment).run();
  }
}
