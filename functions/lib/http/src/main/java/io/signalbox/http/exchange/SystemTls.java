package io.signalbox.http.exchange;

import java.io.IOException;
import java.net.Socket;
import java.security.NoSuchAlgorithmException;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import org.apache.hc.client5.http.ssl.DefaultClientTlsStrategy;
import org.apache.hc.client5.http.ssl.TlsSocketStrategy;
import org.apache.hc.core5.http.protocol.HttpContext;

/** TLS as the system has it. Its certificates are read at the first connection that needs them. */
final class SystemTls implements TlsSocketStrategy {

  private static final class Loaded {
    static final TlsSocketStrategy STRATEGY = new DefaultClientTlsStrategy(context());

    private static SSLContext context() {
      try {
        return SSLContext.getDefault();
      } catch (NoSuchAlgorithmException broken) {
        throw new IllegalStateException("This Java has no TLS", broken);
      }
    }
  }

  @Override
  public SSLSocket upgrade(
      Socket socket, String target, int port, Object attachment, HttpContext context)
      throws IOException {
    return Loaded.STRATEGY.upgrade(socket, target, port, attachment, context);
  }
}
