package io.signalbox.local.front;

import io.signalbox.api.Problem;
import io.signalbox.api.ProblemType;
import java.nio.ByteBuffer;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.handler.ErrorHandler;
import org.eclipse.jetty.util.Callback;

/** Answers as problem details what Jetty refuses of itself, under the status that Jetty chose. */
final class JettyErrors extends ErrorHandler {

  @Override
  public boolean handle(Request request, Response response, Callback callback) {
    int status = response.getStatus();
    response.getHeaders().put(HttpHeader.CONTENT_TYPE, Problem.CONTENT_TYPE);
    response.write(true, ByteBuffer.wrap(problem(status).response(status).body()), callback);
    return true;
  }

  private static Problem problem(int status) {
    return switch (status) {
      case 408 -> malformed("The request did not come in time.");
      case 414 -> malformed("The request's address is too long.");
      case 417 -> malformed("Of expectations only 100-continue is known.");
      case 426, 505 -> malformed("The hub speaks HTTP/1.1, without an upgrade.");
      case 431 -> malformed("A request's headers may have " + Front.HEADER_LIMIT_BYTES + " bytes.");
      default ->
          status < 500
              ? malformed("This is no HTTP request that can be read.")
              : Problem.of(ProblemType.INTERNAL, "The hub failed at this request.");
    };
  }

  private static Problem malformed(String detail) {
    return Problem.of(ProblemType.MALFORMED_REQUEST, detail);
  }
}
