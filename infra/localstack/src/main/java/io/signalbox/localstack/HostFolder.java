package io.signalbox.localstack;

import io.signalbox.python.PythonEnvironment;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/**
 * All that a LocalStack in host mode reads and writes, in one folder: what it would download is
 * there already.
 */
record HostFolder(Path path) {
  /** The JDK that LocalStack would have fetched for DynamoDB Local. */
  private static final String JAVA_VERSION_WANTED = "21";

  /** The main class of Lambda's Java runtime. */
  private static final String RUNTIME_MAIN =
      "com.amazonaws.services.lambda.runtime.api.client.AWSLambda";

  /**
   * Prepares it; what was there is deleted.
   *
   * @param build this module's build folder, with what Maven put there
   */
  static HostFolder make(Path path, Path build, PythonEnvironment python) throws IOException {
    Folders.delete(path);
    HostFolder folder = new HostFolder(path);
    for (String name : new String[] {"temporary", "home", "code", "logs"}) {
      Files.createDirectories(path.resolve(name));
    }
    JarFiles.writeAgent(folder.agent());
    folder.installDynamo(build);
    Folders.copy(build.resolve("runtime"), folder.runtime());
    Files.copy(folder.agent(), folder.runtime().resolve("end-with-parent.jar"));
    JarFiles.unpackNativeClient(folder.runtime(), folder.nativeClient());
    folder.installExecutor(python);
    return folder;
  }

  /** What LocalStack and all that it starts see of the environment. */
  Map<String, String> environment(String address) {
    Map<String, String> variables = new HashMap<>();
    variables.put("FILESYSTEM_ROOT", path.resolve("files").toString());
    variables.put("TMPDIR", path.resolve("temporary").toString());
    variables.put("HOME", path.resolve("home").toString());
    variables.put("XDG_CACHE_HOME", path.resolve("home/.cache").toString());
    variables.put("PYTHONPATH", packages().toString());
    // Where /.dockerenv exists it would write into the system's folders.
    variables.put("OVERRIDE_IN_DOCKER", "0");
    variables.putAll(settings(address));
    variables.put("FUNCTION_JAVA", System.getProperty("java.home") + "/bin/java");
    variables.put("FUNCTION_RUNTIME", runtime().toString());
    variables.put("FUNCTION_NATIVE", nativeClient().toString());
    variables.put("FUNCTION_MAIN", EndWithParent.class.getName() + " " + RUNTIME_MAIN);
    variables.put("FUNCTION_CODE", path.resolve("code").toString());
    variables.put("FUNCTION_LOGS", path.resolve("logs").toString());
    return variables;
  }

  /** What is the same in a container: loopback only, nothing fetched, nothing told to anybody. */
  static Map<String, String> settings(String address) {
    return Map.ofEntries(
        Map.entry("GATEWAY_LISTEN", address),
        Map.entry("LOCALSTACK_HOST", address),
        Map.entry("PROVIDER_OVERRIDE_DYNAMODB", "v2"),
        Map.entry("PROVIDER_OVERRIDE_DYNAMODBSTREAMS", "v2"),
        Map.entry("DYNAMODB_IN_MEMORY", "1"),
        // DynamoDB Local's, which lives for minutes: a second compiler and threads for garbage cost
        // more than they bring.
        Map.entry("JAVA_TOOL_OPTIONS", "-XX:+UseSerialGC -XX:TieredStopAtLevel=1"),
        Map.entry("SQS_ENDPOINT_STRATEGY", "path"),
        Map.entry("SKIP_SSL_CERT_DOWNLOAD", "1"),
        Map.entry("DISABLE_EVENTS", "1"),
        Map.entry("DNS_ADDRESS", "0"),
        // Else CloudFormation sleeps a second for each function that is not there at once.
        Map.entry("CFN_NO_WAIT_ITERATIONS", "200"),
        // Else what comes waits for half a second on the average at each source.
        Map.entry("LAMBDA_EVENT_SOURCE_MAPPING_POLL_INTERVAL_SEC", "0.5"),
        // Else a queue that was idle is asked every ten seconds, and a failing source once a
        // minute.
        Map.entry("LAMBDA_EVENT_SOURCE_MAPPING_MAX_BACKOFF_ON_EMPTY_POLL_SEC", "1"),
        Map.entry("LAMBDA_EVENT_SOURCE_MAPPING_MAX_BACKOFF_ON_ERROR_SEC", "2"),
        // Else a call fails whose function has not started within 20 seconds on a busy machine.
        Map.entry("LAMBDA_RUNTIME_ENVIRONMENT_TIMEOUT", "120"),
        Map.entry("LAMBDA_RUNTIME_EXECUTOR", "process"));
  }

  Path log() {
    return path.resolve("logs/localstack.log");
  }

  private Path agent() {
    return path.resolve("agent.jar");
  }

  private Path runtime() {
    return path.resolve("runtime");
  }

  private Path nativeClient() {
    return path.resolve("native-client.so");
  }

  private Path packages() {
    return path.resolve("packages");
  }

  private void installDynamo(Path build) throws IOException {
    Path libraries = path.resolve("files/var/lib/localstack/lib");
    Path dynamo = libraries.resolve("dynamodb-local/2");
    Folders.copy(build.resolve("native"), dynamo.resolve("DynamoDBLocal_lib"));
    JarFiles.writeLauncher(dynamo.resolve("DynamoDBLocal.jar"), LoopbackDynamo.class.getName());
    Files.copy(agent(), dynamo.resolve("ddb-local-loader-0.1.jar"));
    Files.createDirectories(libraries.resolve("java"));
    Files.createSymbolicLink(
        libraries.resolve("java").resolve(JAVA_VERSION_WANTED),
        Path.of(System.getProperty("java.home")));
  }

  private void installExecutor(PythonEnvironment python) throws IOException {
    Path source = path.resolve("temporary/executor");
    Folders.copy(Folders.module().resolve("python"), source);
    python.install(source, packages());
    Folders.delete(source);
  }
}
