package io.signalbox.http.exchange;

import io.signalbox.delivery.peer.KeptConnections;
import io.signalbox.delivery.sample.Steps;
import io.signalbox.net.tls.PeerTls;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.ssl.DefaultClientTlsStrategy;
import org.apache.hc.core5.io.CloseMode;

/** The connections of a destination with TLS of its own. */
final class OwnClient implements KeptConnections.Connection {
  private final CloseableHttpClient client;

  OwnClient(VettingResolver resolver, PeerTls tls, Steps steps) {
    client = Clients.create(resolver, new DefaultClientTlsStrategy(tls.context()), steps);
  }

  CloseableHttpClient client() {
    return client;
  }

  @Override
  public boolean isOpen() {
    return true;
  }

  @Override
  public void close() {
    client.close(CloseMode.GRACEFUL);
  }
}
