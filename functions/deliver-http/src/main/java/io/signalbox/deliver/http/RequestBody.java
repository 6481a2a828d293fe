package io.signalbox.deliver.http;

import io.signalbox.delivery.Delivery;
import io.signalbox.formats.Conversion;
import io.signalbox.formats.DestinationFormat;
import io.signalbox.formats.EventBody;
import io.signalbox.formats.EventFormat;
import io.signalbox.formats.Layout;
import io.signalbox.formats.WriteOptions;
import io.signalbox.messages.BodyTemplates;
import io.signalbox.settings.Destination;
import io.signalbox.settings.HttpOptions;
import io.signalbox.templates.TemplateException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPOutputStream;

/** What a request carries. */
final class RequestBody {
  private final byte[] bytes;
  private final Map<String, String> headers;

  private RequestBody(byte[] bytes, Map<String, String> headers) {
    this.bytes = bytes;
    this.headers = headers;
  }

  /**
   * Puts events together as the destination wants them. A destination with a batch of 1 gets the
   * event itself; any other an array or lines, even if there is one event only. Formats that hold
   * several events in one document are always that.
   */
  static RequestBody of(
      Destination destination, WriteOptions options, List<Conversion.Written> events) {
    EventFormat format = DestinationFormat.of(destination);
    var http = destination.options(HttpOptions.class);
    Layout layout = layout(format, http, events);
    var plain = new ByteArrayOutputStream();
    try (EventBody body = format.open(layout, options, plain)) {
      for (Conversion.Written event : events) {
        body.add(event);
      }
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    return of(plain.toByteArray(), format.mediaType(layout), http.gzip());
  }

  /**
   * What the destination's template writes.
   *
   * @throws TemplateException if it writes no body
   */
  static RequestBody of(Delivery delivery, String template) throws TemplateException {
    return of(
        Templates.BODIES.render(template, delivery),
        "application/json",
        delivery.destination().options(HttpOptions.class).gzip());
  }

  /** Loaded where a destination has a template. */
  private static final class Templates {
    static final BodyTemplates BODIES = new BodyTemplates();
  }

  private static Layout layout(
      EventFormat format, HttpOptions http, List<Conversion.Written> events) {
    if (!format.layouts().contains(Layout.ONE)) {
      return Layout.WHOLE;
    }
    if (http.batch() == 1 && events.getFirst().parts().size() == 1) {
      return Layout.ONE;
    }
    return switch (http.encoding()) {
      case ARRAY -> Layout.ARRAY;
      case NDJSON -> Layout.LINES;
    };
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
