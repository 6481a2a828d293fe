package io.signalbox.localstack;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.testcontainers.containers.GenericContainer;
import org.testcontainers.containers.wait.strategy.Wait;
import org.testcontainers.images.builder.ImageFromDockerfile;

/**
 * LocalStack in a container, its functions as processes in the same one: they share the loopback
 * network with the tests, so that pushes arrive, and need no Docker socket. Docker Desktop must
 * have host networking switched on.
 */
final class DockerLocalStack implements LocalStack {
  private static final String IMAGE = "localstack/localstack:" + VERSION;
  private static final String JAVA_IMAGE = "eclipse-temurin:25-jdk";
  private static final Duration START = Duration.ofMinutes(3);

  private final GenericContainer<?> container;
  private final URI endpoint;

  private DockerLocalStack(GenericContainer<?> container, URI endpoint) {
    this.container = container;
    this.endpoint = endpoint;
  }

  /**
   * Starts it, and waits until it answers. Testcontainers removes it when this JVM is gone, unless
   * TESTCONTAINERS_RYUK_DISABLED is set.
   */
  static DockerLocalStack start(int port) {
    String address = "127.0.0.1:" + port;
    @SuppressWarnings("resource") // closed by close()
    GenericContainer<?> container =
        new GenericContainer<>(image())
            .withNetworkMode("host")
            .withEnv(environment(address))
            .waitingFor(Wait.forLogMessage(".*Ready\\..*", 1).withStartupTimeout(START));
    container.start();
    return new DockerLocalStack(container, URI.create("http://" + address));
  }

  String containerId() {
    return container.getContainerId();
  }

  @Override
  public URI endpoint() {
    return endpoint;
  }

  @Override
  public String description() {
    return "LocalStack %s in a container, since a Docker engine answers: %s"
        .formatted(VERSION, endpoint);
  }

  @Override
  public void close() {
    container.close();
  }

  private static ImageFromDockerfile image() {
    Path module = Folders.module();
    return new ImageFromDockerfile("signalbox-localstack", false)
        .withFileFromPath("runtime", module.resolve("target/runtime"))
        .withFileFromPath("python", module.resolve("python"))
        .withDockerfileFromBuilder(
            file ->
                file.from(IMAGE)
                    .copy("--from=" + JAVA_IMAGE + " /opt/java/openjdk", "/opt/java-25")
                    .copy("runtime", "/opt/functions/runtime")
                    .copy("python", "/opt/functions/python")
                    .run(
                        "mkdir /opt/functions/code /opt/functions/logs && cd /opt/functions/runtime"
                            + " && python -m zipfile -e *runtime-interface-client*.jar"
                            + " /opt/functions/client && cp"
                            + " /opt/functions/client/jni/*.linux-$(uname -m | sed"
                            + " 's/aarch64/aarch_64/').so /opt/functions/native-client.so &&"
                            + " /opt/code/localstack/.venv/bin/pip install --no-deps"
                            + " /opt/functions/python"));
  }

  private static Map<String, String> environment(String address) {
    Map<String, String> variables = new HashMap<>(HostFolder.settings(address));
    variables.put("FUNCTION_JAVA", "/opt/java-25/bin/java");
    variables.put("FUNCTION_RUNTIME", "/opt/functions/runtime");
    variables.put("FUNCTION_NATIVE", "/opt/functions/native-client.so");
    variables.put("FUNCTION_CODE", "/opt/functions/code");
    variables.put("FUNCTION_LOGS", "/opt/functions/logs");
    return variables;
  }
}
