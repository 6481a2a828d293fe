package io.signalbox.http.exchange;

import io.signalbox.delivery.sample.Step;
import io.signalbox.delivery.sample.Steps;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLSocket;
import org.apache.hc.client5.http.DnsResolver;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.config.TlsConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.routing.DefaultRoutePlanner;
import org.apache.hc.client5.http.io.HttpClientConnectionManager;
import org.apache.hc.client5.http.ssl.TlsSocketStrategy;
import org.apache.hc.core5.http.config.Http1Config;
import org.apache.hc.core5.http.impl.io.MonitoringResponseOutOfOrderStrategy;
import org.apache.hc.core5.http.io.ResponseOutOfOrderStrategy;
import org.apache.hc.core5.http.io.SocketConfig;
import org.apache.hc.core5.util.TimeValue;
import org.apache.hc.core5.util.Timeout;

/** Sets the library up. */
final class Clients {
  private static final Timeout CONNECT_TIMEOUT = Timeout.ofSeconds(10);

  /** A receiver may close an idle connection at any time; few do so within this one. */
  private static final TimeValue IDLE_MOST = TimeValue.ofSeconds(5);

  private static final TimeValue CONNECTION_AGE_MOST = TimeValue.ofMinutes(1);
  private static final int CONNECTIONS_MOST = 500;
  private static final int CONNECTIONS_TO_ONE_HOST_MOST = 100;
  private static final int HEADERS_MOST = 200;
  private static final int HEADER_LINE_CHARACTERS_MOST = 16 * 1024;

  /** A refusal that comes while a large body is still being sent is looked for this often. */
  private static final int EARLY_ANSWER_CHECK_BYTES = 128 * 1024;

  private static final Http1Config MESSAGES =
      Http1Config.custom()
          .setMaxHeaderCount(HEADERS_MOST)
          .setMaxLineLength(HEADER_LINE_CHARACTERS_MOST)
          .build();

  private static final ResponseOutOfOrderStrategy EARLY_ANSWERS =
      new MonitoringResponseOutOfOrderStrategy(EARLY_ANSWER_CHECK_BYTES);

  private Clients() {}

  static CloseableHttpClient create(DnsResolver resolver, TlsSocketStrategy tls, Steps steps) {
    return HttpClients.custom()
        .setConnectionManager(connections(resolver, watched(tls, steps)))
        .setRequestExecutor(new SendingMark())
        .setRoutePlanner(new DefaultRoutePlanner(null))
        .setDefaultRequestConfig(
            RequestConfig.custom()
                .setRedirectsEnabled(false)
                .setAuthenticationEnabled(false)
                .setContentCompressionEnabled(false)
                .setConnectionRequestTimeout(CONNECT_TIMEOUT)
                .build())
        .setKeepAliveStrategy((response, context) -> IDLE_MOST)
        .disableRedirectHandling()
        .disableCookieManagement()
        .disableAuthCaching()
        .disableAutomaticRetries()
        .disableContentCompression()
        .disableDefaultUserAgent()
        .build();
  }

  private static TlsSocketStrategy watched(TlsSocketStrategy tls, Steps steps) {
    return (socket, target, port, attachment, within) -> {
      steps.begin(Step.TLS);
      SSLSocket agreed = tls.upgrade(socket, target, port, attachment, within);
      steps.note(agreed.getSession().getProtocol());
      return agreed;
    };
  }

  private static HttpClientConnectionManager connections(
      DnsResolver resolver, TlsSocketStrategy tls) {
    return new SocketChannels()
        .setDnsResolver(resolver)
        .setTlsSocketStrategy(tls)
        .setDefaultTlsConfig(TlsConfig.custom().setHandshakeTimeout(CONNECT_TIMEOUT).build())
        // Each exchange has a deadline as a whole.
        .setDefaultSocketConfig(SocketConfig.custom().setSoTimeout(Timeout.DISABLED).build())
        .setDefaultConnectionConfig(
            ConnectionConfig.custom()
                .setConnectTimeout(CONNECT_TIMEOUT)
                .setTimeToLive(CONNECTION_AGE_MOST)
                .setValidateAfterInactivity(TimeValue.of(0, TimeUnit.MILLISECONDS))
                .build())
        .setConnectionFactory(socket -> new KeptConnection(MESSAGES, EARLY_ANSWERS))
        .setMaxConnTotal(CONNECTIONS_MOST)
        .setMaxConnPerRoute(CONNECTIONS_TO_ONE_HOST_MOST)
        .build();
  }
}
