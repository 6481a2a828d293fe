package io.signalbox.delivery.notice;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.signalbox.store.Body;
import io.signalbox.store.Consistency;
import io.signalbox.store.Draft;
import io.signalbox.store.Key;
import io.signalbox.store.Table;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

/**
 * The mails of notices, as they went out: one item each, for as long as the notice. Methods throw
 * {@link io.signalbox.store.StoreException}. For many threads at once.
 */
public final class SentMails {
  /** What the partitions of the mails begin with. */
  public static final String PREFIX = "mail#";

  /** A mail costs a write for each kilobyte: files beyond that are named alone. */
  private static final int WITH_FILES_LIMIT_BYTES = 100_000;

  private static final ObjectMapper JSON = JsonMapper.builder().build();

  private final Table deliveries;
  private final Clock clock;
  private final Duration retention;

  public SentMails(Table deliveries, Clock clock, Duration retention) {
    this.deliveries = deliveries;
    this.clock = clock;
    this.retention = retention;
  }

  /**
   * Keeps the mail of a delivery. Of its tries, which all have the same content, the first one is
   * kept. A mail whose text alone is too large for an item is not.
   */
  public void keep(UUID delivery, SentMail mail) {
    byte[] whole = packed(mail);
    byte[] kept = whole.length > WITH_FILES_LIMIT_BYTES ? packed(mail.withoutContents()) : whole;
    if (kept.length <= Table.BODY_LIMIT_BYTES) {
      deliveries.insertIfAbsent(
          Draft.of(key(delivery), Body.of(kept)).expiringAt(clock.instant().plus(retention)));
    }
  }

  /** The mail of a delivery; empty where none is kept. */
  public Optional<SentMail> find(UUID delivery) {
    return deliveries.get(key(delivery), Consistency.STRONG).map(item -> read(item.body().bytes()));
  }

  /** What an item holds whose partition begins with {@link #PREFIX}. */
  public static SentMail read(byte[] bytes) {
    try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(bytes))) {
      return JSON.readValue(in, SentMail.class);
    } catch (IOException damaged) {
      throw new UncheckedIOException("A mail cannot be read", damaged);
    }
  }

  private static byte[] packed(SentMail mail) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream out = new GZIPOutputStream(bytes)) {
      out.write(JSON.writeValueAsBytes(mail));
    } catch (IOException inMemory) {
      throw new UncheckedIOException(inMemory);
    }
    return bytes.toByteArray();
  }

  private static Key key(UUID delivery) {
    return new Key(PREFIX + delivery, "mail");
  }
}
