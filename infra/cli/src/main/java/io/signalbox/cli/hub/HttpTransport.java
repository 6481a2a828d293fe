package io.signalbox.cli.hub;

import io.signalbox.cli.CommandFailure;
import io.signalbox.cli.ExitStatus;
import io.signalbox.cli.output.VisibleText;
import io.signalbox.cli.profile.Target;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.nio.channels.UnresolvedAddressException;
import java.security.cert.Certificate;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLPeerUnverifiedException;
import javax.net.ssl.SSLSession;
import org.jspecify.annotations.Nullable;

/**
 * Requests by the JDK's client. It sends a POST, PUT or DELETE once: it repeats by itself only what
 * could not connect, and a GET whose connection had ended. It follows no redirection, so that the
 * token reaches nobody else.
 */
public final class HttpTransport implements Transport {
  /** No answer of a hub is larger than 5 MB; its front door compresses some. */
  private static final long MOST_BYTES = 64L << 20;

  private static final Duration CONNECT = Duration.ofSeconds(10);

  private final Target target;
  private final Duration timeout;
  private final String agent;
  private final HttpClient client;

  public HttpTransport(Target target, Duration timeout, String agent) throws CommandFailure {
    this.target = target;
    this.timeout = timeout;
    this.agent = agent;
    HttpClient.Builder builder =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NEVER)
            .connectTimeout(timeout.compareTo(CONNECT) < 0 ? timeout : CONNECT);
    if (target.authorities().isPresent()) {
      builder.sslContext(Authorities.read(target.authorities().get()));
    }
    this.client = builder.build();
  }

  @Override
  public HubAnswer send(HubRequest request) throws CommandFailure, InterruptedException {
    HttpRequest.Builder http =
        HttpRequest.newBuilder(URI.create(target.url() + request.target()))
            .timeout(timeout)
            .header("User-Agent", agent)
            .method(
                request.method(),
                request.body().map(BodyPublishers::ofByteArray).orElseGet(BodyPublishers::noBody));
    request.headers().forEach(http::header);
    target.token().ifPresent(token -> http.header("Authorization", "Bearer " + token));
    try {
      HttpResponse<byte[]> response =
          client.send(http.build(), BodyHandlers.limiting(BodyHandlers.ofByteArray(), MOST_BYTES));
      return new HubAnswer(
          response.statusCode(),
          response.headers(),
          response.body(),
          certificates(response.sslSession()));
    } catch (IOException fault) {
      throw new CommandFailure(ExitStatus.UNREACHABLE, reason(fault));
    }
  }

  private String reason(IOException fault) {
    String host = target.url();
    return switch (fault) {
      case HttpTimeoutException _ ->
          "%s does not answer within %d s; give it more time with --timeout."
              .formatted(host, Math.max(1, timeout.toSeconds()));
      case ConnectException connect ->
          connect.getCause() instanceof ConnectException cause
                  && cause.getCause() instanceof UnresolvedAddressException
              ? host + " has a name that cannot be resolved."
              : host + " cannot be connected to: is the hub running, and is this its address?";
      case SSLException tls ->
          host
              + " has no TLS that can be trusted: "
              + told(tls)
              + ". For an authority of your own, use login --ca FILE.";
      default -> host + " ended the connection without an answer: " + told(fault) + ".";
    };
  }

  private static String told(@Nullable Throwable fault) {
    return fault == null ? "" : VisibleText.line(String.valueOf(fault.getMessage()));
  }

  private static List<Certificate> certificates(Optional<SSLSession> session) {
    if (session.isEmpty()) {
      return List.of();
    }
    try {
      return List.of(session.get().getPeerCertificates());
    } catch (SSLPeerUnverifiedException _) {
      return List.of();
    }
  }
}
