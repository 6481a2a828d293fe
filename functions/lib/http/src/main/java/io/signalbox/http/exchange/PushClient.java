package io.signalbox.http.exchange;

import io.signalbox.delivery.peer.KeptConnections;
import io.signalbox.delivery.sample.Steps;
import io.signalbox.net.Addresses;
import io.signalbox.net.ForbiddenAddresses;
import io.signalbox.net.VettedAddresses;
import io.signalbox.net.tls.PeerTls;
import io.signalbox.store.Environment;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import org.apache.hc.client5.http.ClientProtocolException;
import org.apache.hc.client5.http.classic.methods.HttpUriRequestBase;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.protocol.HttpClientContext;
import org.apache.hc.client5.http.ssl.DefaultClientTlsStrategy;
import org.apache.hc.client5.http.ssl.TlsSocketStrategy;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.HttpHeaders;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.http.io.entity.InputStreamEntity;

/**
 * Sends requests to receivers that may be slow, broken or hostile. It follows no redirect, knows no
 * proxy, keeps no cookie, asks for no compression, repeats nothing by itself, connects only to
 * addresses that are not forbidden, and ends each exchange in time whatever the receiver does.
 */
public final class PushClient implements Pusher, Getter, AutoCloseable {

  /** How much of an answer is read; the rest is cut off together with the connection. */
  public static final int ANSWER_BYTES_MOST = 64 * 1024;

  private static final int BUFFER_BYTES = 8 * 1024;

  private static final System.Logger LOG = System.getLogger(PushClient.class.getName());

  private static final AtomicBoolean LOOPBACK_IS_TOLD = new AtomicBoolean();

  private final VettedAddresses addresses;
  private final VettingResolver resolver;
  private final CloseableHttpClient client;
  private final KeptConnections<OwnClient> ownClients = new KeptConnections<>(Clock.systemUTC());

  /** One that keeps to the rules of the function's environment, and goes by the system's TLS. */
  public static PushClient of(Environment environment) {
    boolean allowsLoopback =
        environment.optional("ALLOW_LOOPBACK").map("true"::equals).orElse(false);
    if (allowsLoopback && !LOOPBACK_IS_TOLD.getAndSet(true)) {
      LOG.log(
          System.Logger.Level.WARNING,
          "ALLOW_LOOPBACK is set: requests may go to services on this machine");
    }
    return new PushClient(
        ForbiddenAddresses.allowingLoopback(allowsLoopback), Addresses.SYSTEM, new SystemTls());
  }

  public PushClient(ForbiddenAddresses forbidden, Addresses addresses, SSLContext tls) {
    this(forbidden, addresses, new DefaultClientTlsStrategy(tls));
  }

  private PushClient(ForbiddenAddresses forbidden, Addresses addresses, TlsSocketStrategy tls) {
    this.addresses = new VettedAddresses(addresses, forbidden);
    resolver = new VettingResolver(this.addresses, Steps.NONE);
    client = Clients.create(resolver, tls, Steps.NONE);
  }

  @Override
  public Exchange send(PushRequest push) {
    URI uri;
    try {
      uri = Target.of(push.uri());
    } catch (IllegalArgumentException unusable) {
      return new Exchange.NotSent("The destination's URI: " + unusable.getMessage());
    }
    if (push.steps().isSample()) {
      return sendSample(uri, push);
    }
    if (push.tls().isEmpty()) {
      return send(client, uri, push);
    }
    Tls own = push.tls().get();
    try (var use =
        ownClients.use(own.key(), () -> new OwnClient(resolver, own.peer(), Steps.NONE))) {
      return send(use.connection().client(), uri, push);
    }
  }

  /** Over a connection of its own. */
  private Exchange sendSample(URI uri, PushRequest push) {
    Steps steps = push.steps();
    PeerTls tls =
        push.tls().map(Tls::peer).orElseGet(() -> PeerTls.of(List.of(), Optional.empty()));
    OwnClient alone =
        new OwnClient(new VettingResolver(addresses, steps), tls.watched(steps::peer), steps);
    try {
      return send(alone.client(), uri, push);
    } finally {
      alone.close();
    }
  }

  @Override
  public Got get(GetRequest get) {
    URI uri;
    try {
      uri = Target.of(get.uri());
    } catch (IllegalArgumentException unusable) {
      return new Got.Failed("the URI: " + unusable.getMessage());
    }
    if (get.tls().isEmpty()) {
      return new GetExchange(client, uri, get).run();
    }
    Tls own = get.tls().get();
    try (var use =
        ownClients.use(own.key(), () -> new OwnClient(resolver, own.peer(), Steps.NONE))) {
      return new GetExchange(use.connection().client(), uri, get).run();
    }
  }

  private static Exchange send(CloseableHttpClient client, URI uri, PushRequest push) {
    var progress = new Progress(push.steps());
    var request = request(uri, push, progress);
    var thread =
        ExchangeThread.start("push", () -> talk(client, request, HttpHost.create(uri), progress));
    try {
      return thread.await(push.timeout());
    } catch (TimeoutException late) {
      return giveUp(request, thread, progress, "no answer within " + text(push.timeout()));
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      return giveUp(request, thread, progress, "this function's time ran out");
    }
  }

  @Override
  public void close() throws IOException {
    client.close();
  }

  private static Exchange giveUp(
      HttpUriRequestBase request,
      ExchangeThread<Exchange> thread,
      Progress progress,
      String reason) {
    var exchange = progress.end(reason);
    request.cancel();
    thread.interrupt();
    return exchange;
  }

  private static Exchange talk(
      CloseableHttpClient client, HttpUriRequestBase request, HttpHost target, Progress progress) {
    var context = HttpClientContext.create();
    context.setAttribute(SendingMark.PROGRESS, progress);
    try (var response = client.executeOpen(target, request, context)) {
      var retryAfter = Optional.ofNullable(response.getFirstHeader(HttpHeaders.RETRY_AFTER));
      progress.answered(response.getCode(), retryAfter.map(header -> header.getValue()));
      readBody(response, request, progress);
      return progress.end("");
    } catch (IOException failure) {
      return progress.end(reason(failure));
    } catch (IllegalArgumentException unusable) {
      // The client reads a path that begins with two slashes as if it named a host and a port.
      return progress.end("The destination's URI: " + unusable.getMessage());
    }
  }

  private static void readBody(
      ClassicHttpResponse response, HttpUriRequestBase request, Progress progress)
      throws IOException {
    if (response.getEntity() == null) {
      return;
    }
    var buffer = new byte[BUFFER_BYTES];
    var content = response.getEntity().getContent();
    var left = ANSWER_BYTES_MOST;
    var read = content.read(buffer);
    while (read >= 0 && left > 0) {
      progress.bodyCame(buffer, Math.min(read, left));
      left -= read;
      read = content.read(buffer);
    }
    if (read >= 0) {
      // To close an answer reads it to its end, unless its connection is gone.
      request.cancel();
    }
  }

  private static HttpUriRequestBase request(URI uri, PushRequest push, Progress progress) {
    var request = new HttpUriRequestBase(push.method(), uri);
    push.headers().forEach(request::setHeader);
    // Written in slices, between which an early refusal is noticed; an array goes in one.
    request.setEntity(new InputStreamEntity(body(push, progress), push.body().length, null));
    return request;
  }

  /** Closed by the entity when it was written, or could not be. */
  private static InputStream body(PushRequest push, Progress progress) {
    return new ByteArrayInputStream(push.body()) {
      @Override
      public void close() {
        if (available() == 0) {
          progress.sent();
        }
      }
    };
  }

  static String reason(IOException failure) {
    return switch (failure) {
      case SSLException tls -> "TLS: " + message(tls);
      case ClientProtocolException wrapper ->
          "what came is not HTTP: "
              + Optional.ofNullable(wrapper.getCause()).map(PushClient::message).orElse("");
      case IOException other -> message(other);
    };
  }

  private static String message(Throwable failure) {
    return Optional.ofNullable(failure.getMessage()).orElse(failure.getClass().getSimpleName());
  }

  private static String text(Duration timeout) {
    return timeout.toMillis() % 1000 == 0 ? timeout.toSeconds() + " s" : timeout.toMillis() + " ms";
  }
}
