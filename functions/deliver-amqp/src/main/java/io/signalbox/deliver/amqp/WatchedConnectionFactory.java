package io.signalbox.deliver.amqp;

import com.rabbitmq.client.ConnectionFactory;
import com.rabbitmq.client.impl.FrameHandler;
import com.rabbitmq.client.impl.FrameHandlerFactory;
import io.signalbox.delivery.sample.Step;
import io.signalbox.delivery.sample.Steps;
import java.io.IOException;
import java.net.Socket;
import javax.net.ssl.SSLSocket;

/** Tells when a connection stands, and when TLS is agreed on; the login follows. */
final class WatchedConnectionFactory extends ConnectionFactory {
  private final Steps steps;
  private volatile Socket socket = new Socket();

  WatchedConnectionFactory(Steps steps) {
    this.steps = steps;
    setSocketConfigurator(getSocketConfigurator().andThen(opened -> socket = opened));
  }

  @Override
  protected synchronized FrameHandlerFactory createFrameHandlerFactory() throws IOException {
    FrameHandlerFactory handlers = super.createFrameHandlerFactory();
    return (address, name) -> {
      FrameHandler connected = handlers.create(address, name);
      agreeOnTls();
      steps.begin(Step.AUTHENTICATE);
      return connected;
    };
  }

  /** Otherwise the first write of the login would do it. */
  private void agreeOnTls() throws IOException {
    steps.note(String.valueOf(socket.getRemoteSocketAddress()));
    if (socket instanceof SSLSocket tls) {
      steps.begin(Step.TLS);
      tls.startHandshake();
      steps.note(tls.getSession().getProtocol());
    }
  }
}
