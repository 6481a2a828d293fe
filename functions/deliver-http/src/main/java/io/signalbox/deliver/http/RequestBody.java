package io.signalbox.deliver.http;

import io.signalbox.envelope.EnvelopeWriter;
import io.signalbox.envelope.Json;
import io.signalbox.envelopes.StoredEnvelope;
import io.signalbox.settings.Destination;
import io.signalbox.settings.HttpOptions;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPOutputStream;

/** What a request carries. */
final class RequestBody {
  private static final byte[] OPEN = {'['};
  private static final byte[] COMMA = {','};
  private static final byte[] CLOSE = {']'};
  private static final byte[] LINE_FEED = {'\n'};
  private static final byte[] NOTHING = {};

  private final byte[] bytes;
  private final Map<String, String> headers;

  private RequestBody(byte[] bytes, Map<String, String> headers) {
    this.bytes = bytes;
    this.headers = headers;
  }

  /**
   * Writes envelopes as the destination wants them. A destination with a batch of 1 gets the object
   * itself; any other an array or lines, even if there is one envelope only.
   */
  static RequestBody of(Destination destination, List<StoredEnvelope> arrivals) {
    var items = arrivals.stream().map(arrival -> item(destination, arrival)).toList();
    var http = destination.options(HttpOptions.class);
    if (http.batch() == 1) {
      return of(items.getFirst(), "application/json", http.gzip());
    }
    return switch (http.encoding()) {
      case ARRAY -> of(array(items), "application/json", http.gzip());
      case NDJSON -> of(lines(items), "application/x-ndjson", http.gzip());
    };
  }

  /** One envelope as it appears in a body. */
  static byte[] item(Destination destination, StoredEnvelope arrival) {
    return Json.bytes(
        new EnvelopeWriter()
            .write(
                arrival.envelope(),
                destination.form(),
                destination.intelmq(),
                destination.hierarchical()));
  }

  /** The bytes as they are sent; not to be changed. */
  byte[] bytes() {
    return bytes;
  }

  /** The headers that describe the bytes. */
  Map<String, String> headers() {
    return headers;
  }

  private static RequestBody of(byte[] plain, String type, boolean gzip) {
    return gzip
        ? new RequestBody(
            compressed(plain), Map.of("Content-Type", type, "Content-Encoding", "gzip"))
        : new RequestBody(plain, Map.of("Content-Type", type));
  }

  private static byte[] array(List<byte[]> items) {
    var body = new ByteArrayOutputStream();
    body.writeBytes(OPEN);
    for (var item : items) {
      body.writeBytes(body.size() == OPEN.length ? NOTHING : COMMA);
      body.writeBytes(item);
    }
    body.writeBytes(CLOSE);
    return body.toByteArray();
  }

  private static byte[] lines(List<byte[]> items) {
    var body = new ByteArrayOutputStream();
    for (var item : items) {
      body.writeBytes(item);
      body.writeBytes(LINE_FEED);
    }
    return body.toByteArray();
  }

  private static byte[] compressed(byte[] plain) {
    var bytes = new ByteArrayOutputStream();
    try (var gzip = new GZIPOutputStream(bytes)) {
      gzip.write(plain);
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    return bytes.toByteArray();
  }
}
