package io.signalbox.local.front;

import io.signalbox.api.Response;
import java.io.IOException;
import java.nio.ByteBuffer;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.util.Blocker;

/** Writes answers, as fast as the client takes them, but no slower than the least rate. */
final class AnswerWriter {
  private static final int STEP_BYTES = 64 * 1024;

  private AnswerWriter() {}

  /**
   * Writes a whole answer.
   *
   * @param isHead whether the request was HEAD: the body's size is said, and the body left out
   * @throws IOException if the client breaks off or is too slow
   */
  static void write(Response answer, boolean isHead, org.eclipse.jetty.server.Response response)
      throws IOException {
    response.setStatus(answer.status());
    answer
        .headers()
        .forEach((name, values) -> values.forEach(value -> response.getHeaders().add(name, value)));
    ByteBuffer body = ByteBuffer.wrap(answer.body());
    response.getHeaders().put(HttpHeader.CONTENT_LENGTH, body.remaining());
    if (isHead) {
      body.position(body.limit());
    }
    TransferRate rate = new TransferRate();
    do {
      int length = Math.min(STEP_BYTES, body.remaining());
      ByteBuffer step = body.slice(body.position(), length);
      body.position(body.position() + length);
      try (Blocker.Callback written = Blocker.callback()) {
        response.write(!body.hasRemaining(), step, written);
        written.block();
      }
      rate.require(body.position());
    } while (body.hasRemaining());
  }
}
