package io.signalbox.local.front;

import io.signalbox.api.ApiRouter;
import io.signalbox.api.Request;
import io.signalbox.api.Response;
import io.signalbox.runtime.lambda.Functions;
import io.signalbox.runtime.template.Template;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Executors;
import org.eclipse.jetty.http.UriCompliance;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.thread.QueuedThreadPool;

/**
 * The HTTP server. The API's requests go to functions, those below {@code /_local} to its pages.
 */
public final class Front implements AutoCloseable {
  private static final String LOCAL = "/_local";
  private static final int HEADER_LIMIT_BYTES = 10 * 1024;
  private static final Duration IDLE_TIMEOUT = Duration.ofSeconds(60);
  private static final Duration GRACE = Duration.ofSeconds(10);

  private final Server server;
  private final ServerConnector connector;
  private final Gateway gateway;
  private final ApiRouter pages;
  private final Clock clock;

  public Front(Template template, Functions functions, ApiRouter pages, Clock clock) {
    this.gateway = new Gateway(template, functions, clock);
    this.pages = pages;
    this.clock = clock;
    QueuedThreadPool threads = new QueuedThreadPool(8, 4);
    threads.setName("http");
    threads.setVirtualThreadsExecutor(Executors.newVirtualThreadPerTaskExecutor());
    this.server = new Server(threads);
    HttpConfiguration http = new HttpConfiguration();
    http.setSendServerVersion(false);
    http.setRequestHeaderSize(HEADER_LIMIT_BYTES);
    // Paths are matched segment by segment as they were sent, and never name files.
    http.setUriCompliance(UriCompliance.UNSAFE);
    this.connector = new ServerConnector(server, 1, 1, new HttpConnectionFactory(http));
    connector.setIdleTimeout(IDLE_TIMEOUT.toMillis());
    server.addConnector(connector);
    server.setHandler(new JettyHandler(this::answer));
    server.setErrorHandler(new JettyErrors());
    server.setStopTimeout(GRACE.toMillis());
  }

  /**
   * Opens the port.
   *
   * @param port 0 for any that is free
   * @throws IOException if it is taken
   */
  public void start(String host, int port) throws IOException {
    connector.setHost(host);
    connector.setPort(port);
    try {
      server.start();
    } catch (IOException taken) {
      throw taken;
    } catch (Exception fault) {
      throw new IOException("The HTTP server cannot be started", fault);
    }
  }

  public int port() {
    return connector.getLocalPort();
  }

  /** Closes the port, and lets requests that came in end. */
  @Override
  public void close() {
    try {
      server.stop();
    } catch (Exception fault) {
      throw new IllegalStateException("The HTTP server cannot be stopped", fault);
    }
  }

  private Response answer(Exchange exchange) {
    if (exchange.path().equals(LOCAL) || exchange.path().startsWith(LOCAL + "/")) {
      return pages.answer(
          new Request(
              exchange.method(),
              exchange.path(),
              exchange.queries(),
              exchange.headers(),
              exchange.body().bytes(),
              Optional.empty(),
              clock.instant()));
    }
    return gateway.answer(exchange);
  }
}
