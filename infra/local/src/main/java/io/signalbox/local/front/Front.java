package io.signalbox.local.front;

import io.signalbox.access.Authenticator;
import io.signalbox.access.session.SessionAuthenticator;
import io.signalbox.api.Response;
import io.signalbox.runtime.lambda.Functions;
import io.signalbox.runtime.template.Template;
import io.signalbox.store.Body;
import java.io.IOException;
import java.net.URI;
import java.nio.channels.UnresolvedAddressException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.function.IntConsumer;
import org.eclipse.jetty.http.HttpCompliance;
import org.eclipse.jetty.http.UriCompliance;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.NetworkConnectionLimit;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.thread.QueuedThreadPool;

/**
 * The HTTP server. The API's requests go to functions, those of its own pages to this process. What
 * requests may use at the same moment is bounded by the heap.
 */
public final class Front implements AutoCloseable {
  static final int HEADER_LIMIT_BYTES = 10 * 1024;

  private static final int CONNECTIONS = 1_024;

  /** So many more may be about to be closed; beyond that the next ones wait. */
  private static final int CLOSING = 64;

  /** Of these, connections that have not shown a valid credential yet. */
  private static final int STRANGERS = 256;

  private static final Duration IDLE_TIMEOUT = Duration.ofSeconds(60);
  private static final String OWN_ADDRESS = "127.0.0.1";
  private static final Duration GUARD_INTERVAL = Duration.ofMillis(500);
  private static final Duration GRACE = Duration.ofSeconds(10);

  private final Server server;
  private final Gateway gateway;
  private final Listening listening;
  private final List<ServerConnector> connectors = new ArrayList<>();
  private final ConnectionGuard guard =
      new ConnectionGuard(CONNECTIONS, STRANGERS, System::nanoTime);
  private final FailedLogins failedLogins;
  private final Thread guarding =
      Thread.ofVirtual().name("connection guard").unstarted(this::closeOverdue);

  /**
   * @param authenticator tells who calls, before a body is read
   * @param sessions tells which browser has signed in
   * @param ownPages what this process answers itself
   * @param settingsFromFile whether the API only shows the settings
   * @param answered is told the status of every answer of a function
   */
  public Front(
      Listening listening,
      Template template,
      Functions functions,
      Authenticator authenticator,
      SessionAuthenticator sessions,
      OwnPages ownPages,
      boolean settingsFromFile,
      Clock clock,
      IntConsumer answered) {
    this.listening = listening;
    this.gateway = new Gateway(template, functions, clock, answered);
    this.failedLogins = new FailedLogins(clock);
    QueuedThreadPool threads = new QueuedThreadPool(8 + 2 * listening.hosts().size(), 4);
    threads.setName("http");
    threads.setVirtualThreadsExecutor(Executors.newVirtualThreadPerTaskExecutor());
    this.server = new Server(threads);
    for (String host : listening.hosts()) {
      connectors.add(connector(host));
    }
    List<String> names = new ArrayList<>(listening.names());
    names.addAll(listening.hosts());
    Door door =
        new Door(
            new HostNames(names),
            gateway,
            ownPages,
            new Callers(authenticator, sessions, failedLogins, clock),
            new SettingsWrites(settingsFromFile),
            clock);
    server.setHandler(
        new JettyHandler(
            door,
            guard,
            Budgets.ofHeap(Runtime.getRuntime().maxMemory()),
            new ProxyCertificates(listening.proxySecret())));
    server.setErrorHandler(new JettyErrors());
    server.addBean(
        new NetworkConnectionLimit(
            CONNECTIONS + CLOSING, connectors.toArray(ServerConnector[]::new)));
    server.setStopTimeout(GRACE.toMillis());
  }

  private ServerConnector connector(String host) {
    HttpConfiguration http = new HttpConfiguration();
    http.setSendServerVersion(false);
    http.setRequestHeaderSize(HEADER_LIMIT_BYTES);
    // A line ends with CRLF: another server that reads the same bytes otherwise finds other
    // requests.
    http.setHttpCompliance(HttpCompliance.STRICT);
    // Paths are matched segment by segment as they were sent, and never name files.
    http.setUriCompliance(UriCompliance.UNSAFE);
    ServerConnector connector = new ServerConnector(server, 1, 1, new HttpConnectionFactory(http));
    connector.setIdleTimeout(IDLE_TIMEOUT.toMillis());
    connector.setHost(host);
    connector.addBean(guard);
    server.addConnector(connector);
    return connector;
  }

  /**
   * Opens the port on each host. Connections wait until {@link #start}.
   *
   * @throws IOException if one of them is taken, or is not this machine's; the message says what to
   *     do
   */
  public void open() throws IOException {
    int port = listening.port();
    for (ServerConnector connector : connectors) {
      connector.setPort(port);
      try {
        connector.open();
      } catch (IOException refused) {
        connectors.forEach(ServerConnector::close);
        throw new IOException(
            "The port %d of %s cannot be listened on (%s); name another with --port or --host"
                .formatted(port, connector.getHost(), reason(refused)),
            refused);
      }
      port = connector.getLocalPort();
    }
  }

  private static String reason(IOException refused) {
    Throwable cause = refused.getCause() == null ? refused : refused.getCause();
    return cause instanceof UnresolvedAddressException
        ? "Nobody knows this name"
        : String.valueOf(cause.getMessage());
  }

  /**
   * Begins to take requests.
   *
   * @throws IOException if the server cannot be started
   */
  public void start() throws IOException {
    try {
      server.start();
      guarding.start();
    } catch (IOException fault) {
      throw fault;
    } catch (Exception fault) {
      throw new IOException("The HTTP server cannot be started", fault);
    }
  }

  /** Where the API is, on the first of the hosts: {@code http://127.0.0.1:8480}. */
  public URI baseUrl() {
    String host =
        switch (listening.hosts().getFirst()) {
          case "0.0.0.0" -> "127.0.0.1";
          case "::" -> "::1";
          default -> listening.hosts().getFirst();
        };
    return URI.create("http://" + (host.contains(":") ? "[" + host + "]" : host) + ":" + port());
  }

  /**
   * Has a function answer a request that comes from this process itself.
   *
   * @param path a path of the template's API
   */
  public Response answer(String method, String path, Map<String, String> headers, byte[] body) {
    Map<String, List<String>> fields = new LinkedHashMap<>();
    headers.forEach((name, value) -> fields.put(name, List.of(value)));
    RequestHead head =
        new RequestHead(
            method,
            path,
            Map.of(),
            fields,
            body.length,
            OWN_ADDRESS,
            OWN_ADDRESS,
            Optional.empty());
    return switch (gateway.route(head)) {
      case Routes.Match.Found found -> gateway.answer(found, new Exchange(head, Body.of(body)));
      case Routes.Match.WrongMethod wrong -> Reply.wrongMethod(wrong.allowed());
      case Routes.Match.Nothing _ -> Reply.nothing();
    };
  }

  private int port() {
    return connectors.getFirst().getLocalPort();
  }

  /** Requests with a wrong credential since the start. */
  public long failedLogins() {
    return failedLogins.count();
  }

  /** Closes the port, and lets requests that came in end. */
  @Override
  public void close() {
    guarding.interrupt();
    try {
      server.stop();
    } catch (Exception fault) {
      throw new IllegalStateException("The HTTP server cannot be stopped", fault);
    }
  }

  private void closeOverdue() {
    try {
      while (true) {
        Thread.sleep(GUARD_INTERVAL);
        guard.closeOverdue();
      }
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }
}
