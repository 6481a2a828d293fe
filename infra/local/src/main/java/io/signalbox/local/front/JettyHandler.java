package io.signalbox.local.front;

import io.signalbox.api.Response;
import io.signalbox.store.Body;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.Fields;

/** Reads requests from Jetty whole, within the limit, and writes the answers. */
final class JettyHandler extends Handler.Abstract {
  private final Function<Exchange, Response> answers;

  JettyHandler(Function<Exchange, Response> answers) {
    this.answers = answers;
  }

  @Override
  public boolean handle(
      Request request, org.eclipse.jetty.server.Response response, Callback callback)
      throws IOException {
    byte[] body = body(request);
    if (body.length > Gateway.BODY_LIMIT_BYTES) {
      response.getHeaders().put(HttpHeader.CONNECTION, "close");
      write(Reply.tooLarge(Gateway.BODY_LIMIT_BYTES, "A request's body"), response, callback);
      return true;
    }
    write(answers.apply(exchange(request, body)), response, callback);
    return true;
  }

  /** The body; where it is over the limit, so much of it that this shows. */
  private static byte[] body(Request request) throws IOException {
    if (request.getLength() > Gateway.BODY_LIMIT_BYTES) {
      return new byte[Gateway.BODY_LIMIT_BYTES + 1];
    }
    try (InputStream in = Content.Source.asInputStream(request)) {
      return in.readNBytes(Gateway.BODY_LIMIT_BYTES + 1);
    }
  }

  private static Exchange exchange(Request request, byte[] body) {
    Map<String, List<String>> headers = new LinkedHashMap<>();
    for (HttpField field : request.getHeaders()) {
      headers.computeIfAbsent(field.getName(), name -> new ArrayList<>()).add(value(field));
    }
    Map<String, List<String>> queries = new LinkedHashMap<>();
    for (Fields.Field field : Request.extractQueryParameters(request)) {
      queries.put(field.getName(), field.getValues());
    }
    return new Exchange(
        request.getMethod(),
        request.getHttpURI().getPath(),
        queries,
        headers,
        Body.of(body),
        Request.getRemoteAddr(request));
  }

  private static String value(HttpField field) {
    return field.getValue() == null ? "" : field.getValue();
  }

  private static void write(
      Response answer, org.eclipse.jetty.server.Response response, Callback callback) {
    response.setStatus(answer.status());
    answer
        .headers()
        .forEach((name, values) -> values.forEach(value -> response.getHeaders().add(name, value)));
    response.write(true, ByteBuffer.wrap(answer.body()), callback);
  }
}
