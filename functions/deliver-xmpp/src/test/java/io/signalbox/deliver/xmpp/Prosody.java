package io.signalbox.deliver.xmpp;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.signalbox.delivery.peer.TestCertificates;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A Prosody of one's own, from Debian's package, on a loopback address and a port of its own. */
public final class Prosody implements AutoCloseable {
  private static final Path PROGRAM = Path.of("/usr/bin/prosody");
  private static final int START_LIMIT_TRIES = 300;

  /**
   * Refuses what is sent to a user or in a room whose name says how, such as {@code
   * refuse-wait-resource-constraint}; of {@code second-modify-not-acceptable}, each second message.
   */
  private static final String REFUSALS =
      """
      local st = require "util.stanza"
      local function refuse(event, address)
        local kind, condition = address:match("^refuse%-(%a+)%-([%a%-]+)@")
        if kind then
          event.origin.send(st.error_reply(event.stanza, kind, condition, "As the name says"))
          return true
        end
      end
      local taken = {}
      local function refuse_each_second(event, address)
        taken[address] = (taken[address] or 0) + 1
        if taken[address] % 2 == 0 then return refuse(event, (address:gsub("^second", "refuse"))) end
      end
      module:hook("message/bare", function(event)
        if event.stanza.attr.type ~= "groupchat" then return refuse(event, event.stanza.attr.to) end
      end, 10)
      module:hook("muc-occupant-groupchat", function(event)
        if event.room.jid:match("^second") then return refuse_each_second(event, event.room.jid) end
        return refuse(event, event.room.jid)
      end, 10)
      """;

  private final Path folder;
  private final int port;
  private final Path configuration;
  private Process server;

  /**
   * @param authentication Prosody's module that says who may log in
   */
  public Prosody(Path folder, TestCertificates certificates, String authentication)
      throws IOException, InterruptedException {
    if (!Files.isExecutable(PROGRAM)) {
      throw new IllegalStateException(
          "This test needs Prosody: apt-get install --no-install-recommends prosody"
              + " prosody-modules");
    }
    this.folder = folder;
    this.port = freePort();
    this.configuration = folder.resolve("prosody-" + authentication + ".cfg.lua");
    Files.writeString(
        configuration,
        """
        run_as_root = true
        pidfile = "%1$s/prosody.pid"
        data_path = "%1$s/data"
        interfaces = {"127.0.0.1"}
        c2s_ports = {%2$d}
        s2s_ports = {}
        http_ports = {}
        https_ports = {}
        modules_disabled = {"s2s"}
        plugin_paths = {"%1$s/modules"}
        modules_enabled = {"roster", "saslauth", "tls", "disco", "smacks", "ping", "offline", "posix", "refusals"}
        c2s_require_encryption = true
        c2s_stanza_size_limit = 150000
        authentication = "%6$s"
        certificate_match = "email"
        ssl = {key = "%3$s", certificate = "%4$s", cafile = "%5$s", verify = {"peer", "client_once"}}
        log = {info = "%1$s/prosody.log"}
        VirtualHost "localhost"
        Component "rooms.localhost" "muc"
          modules_enabled = {"refusals"}
          muc_room_locking = false
          restrict_room_creation = false
        """
            .formatted(
                folder,
                port,
                certificates.serverKey(),
                certificates.server(),
                certificates.ca(),
                authentication));
    Files.writeString(
        Files.createDirectories(folder.resolve("modules")).resolve("mod_refusals.lua"), REFUSALS);
    start();
  }

  public int port() {
    return port;
  }

  public void register(String user, String password) throws IOException, InterruptedException {
    List<String> command =
        new ArrayList<>(
            List.of(
                "prosodyctl",
                "--config",
                configuration.toString(),
                "register",
                user,
                "localhost",
                password));
    Process control = new ProcessBuilder(command).redirectErrorStream(true).start();
    String said = new String(control.getInputStream().readAllBytes(), UTF_8);
    if (control.waitFor() != 0) {
      throw new IllegalStateException(String.join(" ", command) + ": " + said);
    }
  }

  void start() throws IOException, InterruptedException {
    server =
        new ProcessBuilder(PROGRAM.toString(), "--config", configuration.toString(), "-F")
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("prosody.out").toFile())
            .start();
    for (int tries = 0; tries < START_LIMIT_TRIES && server.isAlive(); tries++) {
      try {
        new Socket(InetAddress.ofLiteral("127.0.0.1"), port).close();
        return;
      } catch (ConnectException notYet) {
        Thread.sleep(100);
      }
    }
    throw new IllegalStateException(
        "Prosody did not start: " + Files.readString(folder.resolve("prosody.out"), UTF_8));
  }

  /** Ends it as a broken machine would. */
  void kill() {
    server.destroyForcibly().onExit().join();
  }

  @Override
  public void close() {
    kill();
  }

  static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.ofLiteral("127.0.0.1"))) {
      return socket.getLocalPort();
    }
  }
}
