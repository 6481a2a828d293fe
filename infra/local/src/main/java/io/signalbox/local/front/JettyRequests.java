package io.signalbox.local.front;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpMethod;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.util.Fields;

/** Reads the heads of Jetty's requests. */
final class JettyRequests {
  private JettyRequests() {}

  /** The head, with GET in the place of HEAD: both are worked on alike. */
  static RequestHead head(Request request) {
    Map<String, List<String>> headers = new LinkedHashMap<>();
    for (HttpField field : request.getHeaders()) {
      headers.computeIfAbsent(field.getName(), name -> new ArrayList<>()).add(value(field));
    }
    Map<String, List<String>> queries = new LinkedHashMap<>();
    for (Fields.Field field : Request.extractQueryParameters(request)) {
      queries.put(field.getName(), field.getValues());
    }
    return new RequestHead(
        HttpMethod.HEAD.is(request.getMethod()) ? "GET" : request.getMethod(),
        request.getHttpURI().getPath(),
        queries,
        headers,
        bodyBytes(request),
        Request.getRemoteAddr(request),
        Request.getLocalAddr(request),
        Optional.empty());
  }

  private static long bodyBytes(Request request) {
    if (request.getHeaders().contains(HttpHeader.TRANSFER_ENCODING)) {
      return RequestHead.UNDECLARED;
    }
    return Math.max(0, request.getLength());
  }

  private static String value(HttpField field) {
    return field.getValue() == null ? "" : field.getValue();
  }
}
