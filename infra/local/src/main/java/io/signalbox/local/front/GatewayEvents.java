package io.signalbox.local.front;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.signalbox.store.Body;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Requests as the events of a REST API with Lambda proxy integration. */
final class GatewayEvents {
  private static final DateTimeFormatter REQUEST_TIME =
      DateTimeFormatter.ofPattern("dd/MMM/uuuu:HH:mm:ss Z", Locale.ROOT).withZone(ZoneOffset.UTC);
  private static final ObjectMapper MAPPER =
      JsonMapper.builder().disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES).build();

  private final List<String> binaryMediaTypes;
  private final Clock clock;

  GatewayEvents(List<String> binaryMediaTypes, Clock clock) {
    this.binaryMediaTypes = binaryMediaTypes;
    this.clock = clock;
  }

  /** The event, in the type that the handler takes. */
  <T> T event(Exchange exchange, Routes.Match.Found route, String requestId, Class<T> type) {
    ObjectNode event = MAPPER.createObjectNode();
    event.put("resource", route.resource());
    event.put("path", exchange.head().path());
    event.put("httpMethod", exchange.head().method());
    putAll(event, "headers", "multiValueHeaders", exchange.head().headers());
    putAll(
        event,
        "queryStringParameters",
        "multiValueQueryStringParameters",
        exchange.head().queries());
    ObjectNode parameters = event.putObject("pathParameters");
    route.parameters().forEach((name, value) -> parameters.put(name, decoded(value)));
    boolean binary = isBinary(exchange.head().header("Content-Type"));
    event.put("isBase64Encoded", binary && exchange.body().sizeInBytes() > 0);
    if (exchange.body().sizeInBytes() > 0) {
      event.put("body", body(exchange.body(), binary));
    }
    event.set("requestContext", context(exchange, route, requestId));
    return MAPPER.convertValue(event, type);
  }

  /** Whether bodies of that type are carried as base64. */
  private boolean isBinary(String contentType) {
    String type = contentType.replaceFirst(";.*", "").strip().toLowerCase(Locale.ROOT);
    return binaryMediaTypes.contains("*/*") || binaryMediaTypes.contains(type);
  }

  private static String body(Body body, boolean binary) {
    return binary ? Base64.getEncoder().encodeToString(body.bytes()) : body.text();
  }

  private ObjectNode context(Exchange exchange, Routes.Match.Found route, String requestId) {
    Instant now = clock.instant();
    ObjectNode context = MAPPER.createObjectNode();
    context.put("accountId", "000000000000");
    context.put("apiId", "local");
    context.put("stage", "live");
    context.put("resourcePath", route.resource());
    context.put("httpMethod", exchange.head().method());
    context.put("path", "/live" + exchange.head().path());
    context.put("protocol", "HTTP/1.1");
    context.put("requestId", requestId);
    context.put("requestTime", REQUEST_TIME.format(now));
    context.put("requestTimeEpoch", now.toEpochMilli());
    ObjectNode identity = context.putObject("identity");
    identity.put("sourceIp", exchange.head().remoteAddress());
    identity.put("userAgent", exchange.head().header("User-Agent"));
    exchange
        .head()
        .clientCertificate()
        .ifPresent(pem -> identity.putObject("clientCert").put("clientCertPem", pem));
    return context;
  }

  private static void putAll(
      ObjectNode event, String single, String several, Map<String, List<String>> values) {
    ObjectNode last = event.putObject(single);
    ObjectNode all = event.putObject(several);
    values.forEach(
        (name, given) -> {
          last.put(name, given.getLast());
          given.forEach(all.putArray(name)::add);
        });
  }

  private static String decoded(String segment) {
    try {
      // A plus sign is itself in a path; URLDecoder reads forms.
      return URLDecoder.decode(segment.replace("+", "%2B"), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException malformedEscape) {
      return segment;
    }
  }
}
