package io.signalbox.local.page;

import io.signalbox.store.Body;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.SortedMap;
import java.util.zip.GZIPInputStream;

/**
 * A push that a test receiver got.
 *
 * @param number 1 for the first that any receiver of this run got
 * @param receiver the receiver's name
 * @param headers names in lower case
 * @param body as it was sent
 * @param signatures what became of each signature; empty if there was none
 */
public record Push(
    long number,
    String receiver,
    Instant at,
    SortedMap<String, List<String>> headers,
    Body body,
    List<SignatureCheck> signatures) {

  /** The first value of a header, or the empty text. */
  public String header(String name) {
    List<String> values = headers.get(name);
    return values == null ? "" : values.getFirst();
  }

  /** The body as text, uncompressed. */
  public String text() {
    if (!header("content-encoding").equals("gzip")) {
      return body.text();
    }
    try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(body.bytes()))) {
      return new String(in.readNBytes(Receiver.TEXT_LIMIT_BYTES), StandardCharsets.UTF_8);
    } catch (IOException malformed) {
      return "(not gzip)";
    }
  }

  /** Whether there are signatures and all of them are valid. */
  public boolean isSigned() {
    return !signatures.isEmpty() && signatures.stream().allMatch(SignatureCheck::valid);
  }
}
