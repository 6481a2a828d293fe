package io.signalbox.local;

import java.io.IOException;
import java.lang.System.Logger.Level;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** Tells systemd that the hub is ready, so that {@code systemctl start} returns only then. */
final class ServiceManager {
  private static final System.Logger LOGGER = System.getLogger(ServiceManager.class.getName());
  private static final String SOCKET = "NOTIFY_SOCKET";
  private static final int LIMIT_SECONDS = 10;

  private final Map<String, String> environment;
  private final Path program;

  /**
   * @param environment the variables of the process
   * @param program {@code systemd-notify}, by its name on the search path or by its place
   */
  ServiceManager(Map<String, String> environment, Path program) {
    this.environment = environment;
    this.program = program;
  }

  /** Does nothing for a hub that systemd did not start, and never fails. */
  void ready() throws InterruptedException {
    if (!environment.containsKey(SOCKET)) {
      return;
    }
    ProcessBuilder notify = new ProcessBuilder(List.of(program.toString(), "--ready"));
    notify.environment().put(SOCKET, environment.getOrDefault(SOCKET, ""));
    try {
      Process process = notify.inheritIO().start();
      if (!process.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS) || process.exitValue() != 0) {
        LOGGER.log(Level.WARNING, "{0} did not tell systemd that the hub is ready", program);
      }
    } catch (IOException missing) {
      LOGGER.log(Level.WARNING, "systemd is not told that the hub is ready", missing);
    }
  }
}
