package io.signalbox.local.front;

import io.signalbox.api.Problem;
import io.signalbox.api.ProblemType;
import java.nio.ByteBuffer;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.handler.ErrorHandler;
import org.eclipse.jetty.util.Callback;

/** Answers as problem details what Jetty refuses of itself, such as a malformed request line. */
final class JettyErrors extends ErrorHandler {

  @Override
  public boolean handle(Request request, Response response, Callback callback) {
    boolean client = response.getStatus() < 500;
    Problem problem =
        client
            ? Problem.of(ProblemType.MALFORMED_REQUEST, "This is no HTTP request that can be read.")
            : Problem.of(ProblemType.INTERNAL, "The hub failed at this request.");
    response.getHeaders().put(HttpHeader.CONTENT_TYPE, Problem.CONTENT_TYPE);
    response.write(true, ByteBuffer.wrap(problem.response().body()), callback);
    return true;
  }
}
