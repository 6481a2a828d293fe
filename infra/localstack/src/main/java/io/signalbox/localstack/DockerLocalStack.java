package io.signalbox.localstack;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import org.testcontainers.containers.GenericContainer;
import org.testcontainers.containers.wait.strategy.Wait;
import org.testcontainers.images.builder.ImageFromDockerfile;

/**
 * LocalStack in a container, its functions as processes in the same one: they share the loopback
 * network with the tests, so that pushes arrive, and need no Docker socket. Docker Desktop must
 * have host networking switched on. DynamoDB Local in it listens on every interface.
 */
final class DockerLocalStack implements LocalStack {
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
            .withEnv(HostFolder.settings(address))
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
        .withFileFromPath("Dockerfile", module.resolve("Dockerfile"))
        .withFileFromPath("runtime", module.resolve("target/runtime"))
        .withFileFromPath("python", module.resolve("python"));
  }
}
