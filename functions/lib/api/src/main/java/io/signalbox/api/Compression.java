package io.signalbox.api;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.zip.GZIPOutputStream;

/** Compresses answers for clients that take gzip (RFC 9110, section 12.5.3). */
final class Compression {
  /** Below this, gzip saves nothing. */
  private static final int SMALLEST_BODY_BYTES = 512;

  private Compression() {}

  static Response compressed(Response response, Map<String, List<String>> requestHeaders) {
    if (response.bodySizeInBytes() < SMALLEST_BODY_BYTES
        || response.header("Content-Encoding").isPresent()) {
      return response;
    }
    Response varying = response.withHeader("Vary", "Accept-Encoding");
    return takesGzip(requestHeaders)
        ? varying.withBody(gzip(response.body())).withHeader("Content-Encoding", "gzip")
        : varying;
  }

  private static boolean takesGzip(Map<String, List<String>> requestHeaders) {
    List<String> values =
        requestHeaders.entrySet().stream()
            .filter(field -> field.getKey().toLowerCase(Locale.ROOT).equals("accept-encoding"))
            .flatMap(field -> field.getValue().stream())
            .toList();
    return Accept.takesGzip(String.join(",", values));
  }

  private static byte[] gzip(byte[] body) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(body.length / 4);
    try (GZIPOutputStream stream = new GZIPOutputStream(bytes)) {
      stream.write(body);
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    return bytes.toByteArray();
  }
}
