package io.signalbox.http.exchange;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.ProtocolException;
import org.apache.hc.core5.http.impl.io.HttpRequestExecutor;
import org.apache.hc.core5.http.io.HttpClientConnection;
import org.apache.hc.core5.http.io.HttpResponseInformationCallback;
import org.apache.hc.core5.http.protocol.HttpContext;
import org.jspecify.annotations.Nullable;

/**
 * Marks the moment from which on nobody can know what the receiver has: the connection stands, TLS
 * is agreed on, and the request's first byte is about to leave. And bounds how many interim answers
 * (RFC 9110, section 15.2) a receiver may keep this function busy with.
 */
final class SendingMark extends HttpRequestExecutor {
  static final String PROGRESS = "signalbox.progress";

  /** A receiver may say once or twice that it is at work. */
  static final int INTERIM_ANSWERS_MOST = 20;

  @Override
  public ClassicHttpResponse execute(
      ClassicHttpRequest request,
      HttpClientConnection connection,
      @Nullable HttpResponseInformationCallback informationCallback,
      HttpContext context)
      throws IOException, HttpException {
    if (!(context.getAttribute(PROGRESS) instanceof Progress progress)
        || !progress.beginSending()) {
      throw new InterruptedIOException("the exchange was given up");
    }
    var interim = new AtomicInteger();
    return super.execute(
        request,
        connection,
        (answer, on, within) -> {
          if (interim.incrementAndGet() > INTERIM_ANSWERS_MOST) {
            throw new ProtocolException("more than %d interim answers", INTERIM_ANSWERS_MOST);
          }
        },
        context);
  }
}
