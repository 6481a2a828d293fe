package io.signalbox.envelope;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Locale;
import java.util.Optional;
import java.util.zip.GZIPInputStream;

/**
 * The raw text of a report or an event, as its sender's sender wrote it: {@code payload.raw} of
 * IntelMQ, which is Base64, or as {@code meta.encoding} and {@code meta.compress} of IEP04 say.
 */
public final class RawContent {
  /** The largest content that is decompressed. */
  public static final int LIMIT_BYTES = 8 << 20;

  private static final String FIELD = "raw";

  private RawContent() {}

  /**
   * Decodes the raw text of an envelope; empty where its payload has none.
   *
   * <p>A text that is not encoded as it says is the content itself.
   *
   * @throws TooLarge if it has more than {@link #LIMIT_BYTES} when it is decompressed
   */
  public static Optional<byte[]> of(Envelope envelope) throws TooLarge {
    Optional<String> raw = envelope.payload().text(FIELD);
    if (raw.isEmpty()) {
      return Optional.empty();
    }
    byte[] decoded = decoded(raw.get(), envelope);
    return Optional.of(says(envelope.meta().compress(), "gzip") ? decompressed(decoded) : decoded);
  }

  private static byte[] decoded(String raw, Envelope envelope) {
    Optional<String> encoding = envelope.meta().encoding();
    boolean isBase64 =
        encoding.isEmpty() ? envelope.protocol().isIntelMq() : says(encoding, "base64");
    if (isBase64) {
      try {
        return Base64.getDecoder().decode(raw.replaceAll("\\s", ""));
      } catch (IllegalArgumentException notEncoded) {
        return raw.getBytes(StandardCharsets.UTF_8);
      }
    }
    return raw.getBytes(StandardCharsets.UTF_8);
  }

  private static byte[] decompressed(byte[] packed) throws TooLarge {
    try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(packed))) {
      byte[] content = in.readNBytes(LIMIT_BYTES);
      if (in.read() >= 0) {
        throw new TooLarge();
      }
      return content;
    } catch (IOException notCompressed) {
      return packed;
    }
  }

  private static boolean says(Optional<String> member, String name) {
    return member.filter(text -> text.toLowerCase(Locale.ROOT).equals(name)).isPresent();
  }

  /** The content is larger than {@link #LIMIT_BYTES}. */
  public static final class TooLarge extends Exception {
    private static final long serialVersionUID = 1L;

    private TooLarge() {
      super("The raw content has more than %,d bytes when decompressed".formatted(LIMIT_BYTES));
    }
  }
}
