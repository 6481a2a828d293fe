package io.signalbox.localstack;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.testcontainers.DockerClientFactory;

/** Starts LocalStack the way that this machine can. */
public final class LocalStacks {
  private static final Logger TESTCONTAINERS = Logger.getLogger("org.testcontainers");

  private LocalStacks() {}

  /**
   * Starts one that ends with this JVM, however that ends, and says how in one line.
   *
   * @param folder for all its files; it goes when LocalStack is closed
   */
  public static LocalStack start(Path folder) {
    LocalStack started =
        hasDocker()
            ? DockerLocalStack.start(freePort())
            : HostLocalStack.start(PythonEnvironments.localStack(), folder, freePort(), false);
    System.err.println(started.description());
    return started;
  }

  /** Whether an engine answers. It is no fault when none does, whatever Testcontainers thinks. */
  static boolean hasDocker() {
    TESTCONTAINERS.setLevel(Level.OFF);
    return DockerClientFactory.instance().isDockerAvailable();
  }

  private static int freePort() {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
