package io.signalbox.api;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** An HTTP request. Immutable. */
public final class Request {
  /**
   * Says how many bytes a body had of which only the beginning is here: whoever read it for the hub
   * cut it off, for it was larger than a function may get.
   */
  public static final String CUT_HEADER = "Signalbox-Body-Bytes";

  private final String method;
  private final String path;
  private final Map<String, String> pathParameters;
  private final Map<String, List<String>> queries;
  private final Map<String, List<String>> headers;
  private final byte[] body;
  private final Optional<String> clientCertificatePem;
  private final Instant receivedAt;

  /**
   * @param path as it was asked for, percent-encoded, without the query
   * @param queries decoded names and values, in the order given
   * @param headers names in any case
   * @param clientCertificatePem the certificate that API Gateway has verified by mutual TLS
   */
  public Request(
      String method,
      String path,
      Map<String, List<String>> queries,
      Map<String, List<String>> headers,
      byte[] body,
      Optional<String> clientCertificatePem,
      Instant receivedAt) {
    this(
        method,
        path,
        Map.of(),
        Map.copyOf(queries),
        lowerCased(headers),
        body.clone(),
        clientCertificatePem,
        receivedAt);
  }

  private Request(
      String method,
      String path,
      Map<String, String> pathParameters,
      Map<String, List<String>> queries,
      Map<String, List<String>> headers,
      byte[] body,
      Optional<String> clientCertificatePem,
      Instant receivedAt) {
    this.method = method;
    this.path = path;
    this.pathParameters = pathParameters;
    this.queries = queries;
    this.headers = headers;
    this.body = body;
    this.clientCertificatePem = clientCertificatePem;
    this.receivedAt = receivedAt;
  }

  Request withPathParameters(Map<String, String> parameters) {
    return new Request(
        method,
        path,
        Map.copyOf(parameters),
        queries,
        headers,
        body,
        clientCertificatePem,
        receivedAt);
  }

  public String method() {
    return method;
  }

  public String path() {
    return path;
  }

  /**
   * What the request has in place of {@code {name}} of its endpoint's template, percent-decoded.
   *
   * @throws IllegalArgumentException if the template has no such parameter
   */
  public String pathParameter(String name) {
    String value = pathParameters.get(name);
    if (value == null) {
      throw new IllegalArgumentException("The endpoint's template has no parameter " + name);
    }
    return value;
  }

  /** A part of the path; empty where the endpoint's template has no such parameter. */
  public Optional<String> optionalPathParameter(String name) {
    return Optional.ofNullable(pathParameters.get(name));
  }

  /** The names of the query parameters that were given. */
  public Set<String> queryNames() {
    return queries.keySet();
  }

  /** All values of a query parameter, in the order given. */
  public List<String> queries(String name) {
    return queries.getOrDefault(name, List.of());
  }

  /**
   * The value of a query parameter that may be given once.
   *
   * @throws ProblemException if it is given more often: to guess which is meant would be worse
   */
  public Optional<String> query(String name) {
    List<String> values = queries(name);
    if (values.size() > 1) {
      throw Problem.of(
              ProblemType.INVALID_PARAMETER,
              "The query parameter " + name + " may be given once only.")
          .with("parameter", name)
          .exception();
    }
    return values.stream().findFirst();
  }

  /** The names of the headers that were given, in lower case. */
  public Set<String> headerNames() {
    return headers.keySet();
  }

  /** All values of a header, whatever the case of its name. */
  public List<String> headers(String name) {
    return headers.getOrDefault(name.toLowerCase(Locale.ROOT), List.of());
  }

  /**
   * The header's value, whatever the case of its name; several lines are joined by commas (RFC
   * 9110, section 5.2).
   */
  public Optional<String> header(String name) {
    List<String> values = headers(name);
    return values.isEmpty() ? Optional.empty() : Optional.of(String.join(", ", values));
  }

  /** The body as it was sent: still compressed, if the client compressed it. */
  public byte[] body() {
    return body.clone();
  }

  public int bodySizeInBytes() {
    return body.length;
  }

  public Optional<String> clientCertificatePem() {
    return clientCertificatePem;
  }

  public Instant receivedAt() {
    return receivedAt;
  }

  /** Leaves out headers, query and body: they may hold credentials and personal data. */
  @Override
  public String toString() {
    return method + " " + path;
  }

  private static Map<String, List<String>> lowerCased(Map<String, List<String>> headers) {
    Map<String, List<String>> result = new LinkedHashMap<>();
    headers.forEach(
        (name, values) ->
            result.merge(
                name.toLowerCase(Locale.ROOT),
                List.copyOf(values),
                (first, second) -> Stream.concat(first.stream(), second.stream()).toList()));
    return Map.copyOf(result);
  }
}
