package io.signalbox.localstack;

import io.signalbox.python.Command;
import io.signalbox.python.PythonEnvironment;
import io.signalbox.python.PythonException;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The SAM CLI, pointed at a LocalStack. */
final class Sam {
  static final String REGION = "eu-central-1";
  static final String ACCESS_KEY = "test";

  private final PythonEnvironment python;
  private final Map<String, String> environment;

  /**
   * @param home for what the CLI writes about itself
   */
  Sam(PythonEnvironment python, URI endpoint, Path home) {
    this.python = python;
    this.environment = environment(endpoint, home);
  }

  /** What points AWS's own programs at a LocalStack, and at nothing of the user's. */
  static Map<String, String> environment(URI endpoint, Path home) {
    Map<String, String> variables = new HashMap<>();
    variables.put("AWS_ENDPOINT_URL", endpoint.toString());
    variables.put("AWS_DEFAULT_REGION", REGION);
    variables.put("AWS_ACCESS_KEY_ID", ACCESS_KEY);
    variables.put("AWS_SECRET_ACCESS_KEY", ACCESS_KEY);
    variables.put("AWS_EC2_METADATA_DISABLED", "true");
    variables.put("SAM_CLI_TELEMETRY", "0");
    variables.put("SAM_CLI_POLL_DELAY", "1");
    variables.put("HOME", home.toString());
    return variables;
  }

  /**
   * Uploads the artifacts that the build has made beside a template.
   *
   * @return the template with the places where they are now
   * @throws EngineException with what SAM said when it fails
   */
  Path packaged(Path template, Path to) {
    run(
        "package",
        "--template-file",
        template.toString(),
        "--output-template-file",
        to.toString(),
        "--resolve-s3",
        "--no-progressbar");
    return to;
  }

  /**
   * Deploys a template, or a new version of it.
   *
   * @throws EngineException with what SAM said when it fails
   */
  void deploy(Path template, String stack, Map<String, String> parameters) {
    List<String> words =
        new ArrayList<>(
            List.of(
                "deploy",
                "--template-file",
                template.toString(),
                "--stack-name",
                stack,
                "--resolve-s3",
                "--capabilities",
                "CAPABILITY_IAM",
                "--no-confirm-changeset",
                "--no-progressbar",
                "--parameter-overrides"));
    parameters.forEach((name, value) -> words.add(name + "=" + value));
    run(words.toArray(String[]::new));
  }

  private void run(String... arguments) {
    List<String> words = new ArrayList<>(List.of(python.program("sam")));
    words.addAll(List.of(arguments));
    try {
      new Command(words, environment).run();
    } catch (PythonException e) {
      throw new EngineException("SAM failed: " + e.getMessage(), e);
    }
  }
}
