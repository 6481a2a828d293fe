package io.signalbox.deliver.xmpp;

import io.signalbox.delivery.sample.Step;
import io.signalbox.delivery.sample.Steps;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketAddress;
import javax.net.SocketFactory;

/**
 * Tells when a connection stands, and limits what comes over it. The stream's head and STARTTLS
 * follow.
 */
final class WatchedSocketFactory extends SocketFactory {
  private final Steps steps;

  WatchedSocketFactory(Steps steps) {
    this.steps = steps;
  }

  /** The one that Smack calls. */
  @Override
  public Socket createSocket() {
    return new Socket() {
      @Override
      public void connect(SocketAddress endpoint, int timeout) throws IOException {
        super.connect(endpoint, timeout);
        steps.note(String.valueOf(endpoint));
        steps.begin(Step.TLS);
      }

      @Override
      public InputStream getInputStream() throws IOException {
        return new LimitedInput(super.getInputStream());
      }
    };
  }

  @Override
  public Socket createSocket(String host, int port) {
    throw notByName();
  }

  @Override
  public Socket createSocket(String host, int port, InetAddress from, int fromPort) {
    throw notByName();
  }

  @Override
  public Socket createSocket(InetAddress address, int port) throws IOException {
    return new Socket(address, port);
  }

  @Override
  public Socket createSocket(InetAddress address, int port, InetAddress from, int fromPort)
      throws IOException {
    return new Socket(address, port, from, fromPort);
  }

  /** A name would be looked up again, past the address guard. */
  private static UnsupportedOperationException notByName() {
    return new UnsupportedOperationException("Connects to vetted addresses only");
  }
}
