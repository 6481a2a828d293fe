package io.signalbox.deliver.amqp;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.signalbox.delivery.peer.TestCertificates;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A RabbitMQ of one's own, from Debian's package, on loopback addresses and ports of its own. */
public final class RabbitMq implements AutoCloseable {
  private static final Path BIN = Path.of("/usr/lib/rabbitmq/bin");
  private static final int START_LIMIT_SECONDS = 90;

  private final Path folder;
  private final int port = freePort();
  private final int tlsPort = freePort();
  private final int distributionPort = freePort();
  private final int epmdPort = freePort();
  private final Process epmd;
  private final Process server;

  public RabbitMq(Path folder, TestCertificates certificates)
      throws IOException, InterruptedException {
    if (!Files.isExecutable(BIN.resolve("rabbitmq-server"))) {
      throw new IllegalStateException(
          "This test needs RabbitMQ: apt-get install --no-install-recommends rabbitmq-server");
    }
    this.folder = folder;
    Files.writeString(
        folder.resolve("rabbitmq.conf"),
        """
        listeners.tcp.1 = 127.0.0.1:%d
        listeners.ssl.1 = 127.0.0.1:%d
        ssl_options.cacertfile = %s
        ssl_options.certfile = %s
        ssl_options.keyfile = %s
        ssl_options.verify = verify_peer
        ssl_options.fail_if_no_peer_cert = false
        auth_mechanisms.1 = PLAIN
        auth_mechanisms.2 = EXTERNAL
        ssl_cert_login_from = common_name
        max_message_size = 100000
        loopback_users = none
        """
            .formatted(
                port, tlsPort, certificates.ca(), certificates.server(), certificates.serverKey()));
    Files.writeString(
        folder.resolve("advanced.config"), "[{kernel,[{inet_dist_use_interface,{127,0,0,1}}]}].\n");
    Files.writeString(folder.resolve("plugins"), "[rabbitmq_auth_mechanism_ssl].\n");
    // One that the broker starts would listen everywhere, and outlive it.
    epmd = process("epmd", List.of("epmd", "-port", "" + epmdPort, "-address", "127.0.0.1"));
    server = process("server", List.of(BIN.resolve("rabbitmq-server").toString()));
    awaitStart();
  }

  public int port() {
    return port;
  }

  public int tlsPort() {
    return tlsPort;
  }

  /** Runs rabbitmqctl and answers with what it said. */
  String control(String... arguments) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of(BIN.resolve("rabbitmqctl").toString(), "-q"));
    command.addAll(List.of(arguments));
    Process control = process("control", command);
    if (!control.waitFor(START_LIMIT_SECONDS, TimeUnit.SECONDS) || control.exitValue() != 0) {
      throw new IllegalStateException(
          String.join(" ", command)
              + ": "
              + Files.readString(folder.resolve("control.log"), UTF_8));
    }
    return Files.readString(folder.resolve("control.log"), UTF_8);
  }

  private void awaitStart() throws IOException, InterruptedException {
    for (int second = 0; second < START_LIMIT_SECONDS && server.isAlive(); second++) {
      try {
        control("await_startup", "--timeout", "60");
        return;
      } catch (IllegalStateException notYet) {
        Thread.sleep(1_000);
      }
    }
    throw new IllegalStateException(
        "RabbitMQ did not start: " + Files.readString(folder.resolve("server.log"), UTF_8));
  }

  private Process process(String name, List<String> command) throws IOException {
    ProcessBuilder builder = new ProcessBuilder(command);
    builder
        .environment()
        .putAll(
            Map.ofEntries(
                Map.entry("HOME", folder.toString()),
                Map.entry("LC_ALL", "C.UTF-8"),
                Map.entry("RABBITMQ_NODENAME", "test" + port + "@localhost"),
                Map.entry("RABBITMQ_CONFIG_FILE", folder.resolve("rabbitmq").toString()),
                Map.entry(
                    "RABBITMQ_ADVANCED_CONFIG_FILE", folder.resolve("advanced.config").toString()),
                Map.entry("RABBITMQ_ENABLED_PLUGINS_FILE", folder.resolve("plugins").toString()),
                Map.entry("RABBITMQ_MNESIA_BASE", folder.resolve("data").toString()),
                Map.entry("RABBITMQ_LOG_BASE", folder.resolve("log").toString()),
                Map.entry("RABBITMQ_DIST_PORT", "" + distributionPort),
                Map.entry("RABBITMQ_CONF_ENV_FILE", "/dev/null"),
                Map.entry("ERL_EPMD_PORT", "" + epmdPort),
                Map.entry("ERL_EPMD_ADDRESS", "127.0.0.1")));
    return builder
        .redirectErrorStream(true)
        .redirectOutput(folder.resolve(name + ".log").toFile())
        .start();
  }

  @Override
  public void close() {
    server.descendants().forEach(ProcessHandle::destroyForcibly);
    server.destroyForcibly().onExit().join();
    epmd.destroyForcibly().onExit().join();
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.ofLiteral("127.0.0.1"))) {
      return socket.getLocalPort();
    }
  }
}
