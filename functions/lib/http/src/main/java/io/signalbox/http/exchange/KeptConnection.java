package io.signalbox.http.exchange;

import java.io.IOException;
import java.net.Socket;
import java.nio.channels.SocketChannel;
import org.apache.hc.client5.http.impl.io.DefaultHttpResponseParserFactory;
import org.apache.hc.client5.http.impl.io.DefaultManagedHttpClientConnection;
import org.apache.hc.core5.http.config.Http1Config;
import org.apache.hc.core5.http.impl.io.SocketHolder;
import org.apache.hc.core5.http.io.ResponseOutOfOrderStrategy;

/**
 * A connection that knows, before it is used again, whether the receiver has closed it. The library
 * reads for a millisecond to find out; this one does so only where something has come.
 */
final class KeptConnection extends DefaultManagedHttpClientConnection {
  KeptConnection(Http1Config messages, ResponseOutOfOrderStrategy earlyAnswers) {
    super(
        "push",
        null,
        null,
        messages,
        null,
        null,
        earlyAnswers,
        null,
        new DefaultHttpResponseParserFactory(messages));
  }

  /**
   * A socket of a channel, as {@link #isStale} needs it.
   *
   * @throws IOException if the system has no more of them
   */
  static Socket socket() throws IOException {
    return SocketChannel.open().socket();
  }

  @Override
  public boolean isStale() throws IOException {
    SocketHolder socket = getSocketHolder();
    boolean isQuiet =
        socket != null && !PendingInput.OF_THIS_PROCESS.isAt(socket.getBaseSocket().getChannel());
    return !isQuiet && super.isStale();
  }
}
