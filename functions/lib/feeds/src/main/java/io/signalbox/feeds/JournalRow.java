package io.signalbox.feeds;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.signalbox.envelope.Classification;
import io.signalbox.envelope.Envelope;
import io.signalbox.envelope.Marking;
import io.signalbox.envelope.SanitisedEvent;
import io.signalbox.envelopes.StoredEnvelope;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The values of one envelope, a text for each {@link JournalColumn}, in their order; an empty text
 * where the envelope has none. A value has at most {@value #VALUE_LIMIT_BYTES} bytes in UTF-8: of a
 * longer one the beginning, of a longer domain name the end.
 */
public record JournalRow(List<String> values) {
  /** So that a page of envelopes with the longest values is well below what an item can hold. */
  public static final int VALUE_LIMIT_BYTES = 64;

  private static final List<JournalColumn> COLUMNS = List.of(JournalColumn.values());

  /** Of an envelope that is gone: nothing is known. */
  public static final JournalRow EMPTY = new JournalRow(Collections.nCopies(COLUMNS.size(), ""));

  private static final Set<JournalColumn> ANONYMOUS =
      Set.copyOf(
          EnumSet.complementOf(
              EnumSet.of(
                  JournalColumn.ADDRESS,
                  JournalColumn.DESTINATION_ADDRESS,
                  JournalColumn.DOMAIN,
                  JournalColumn.URL_HOST,
                  JournalColumn.TAGS)));

  private static final Set<JournalColumn> WITHOUT_DOMAIN =
      Set.copyOf(EnumSet.complementOf(EnumSet.of(JournalColumn.DOMAIN)));

  private static final Map<JournalColumn, String> FIELDS =
      Map.ofEntries(
          Map.entry(JournalColumn.TYPE, "classification.type"),
          Map.entry(JournalColumn.TAXONOMY, "classification.taxonomy"),
          Map.entry(JournalColumn.IDENTIFIER, "classification.identifier"),
          Map.entry(JournalColumn.ASN, "source.asn"),
          Map.entry(JournalColumn.COUNTRY, "source.geolocation.cc"),
          Map.entry(JournalColumn.FEED, "feed.name"),
          Map.entry(JournalColumn.PROVIDER, "feed.provider"),
          Map.entry(JournalColumn.MALWARE, "malware.name"),
          Map.entry(JournalColumn.ADDRESS, "source.ip"),
          Map.entry(JournalColumn.DESTINATION_ADDRESS, "destination.ip"),
          Map.entry(JournalColumn.DOMAIN, "source.fqdn"),
          Map.entry(JournalColumn.URL_HOST, "source.url"),
          Map.entry(JournalColumn.SECTOR, "extra.source.sector"));

  private static final String TIME = "time.source";
  private static final int SECONDS_A_MINUTE = 60;

  private static final Set<String> FIELD_NAMES =
      Stream.concat(FIELDS.values().stream(), Stream.of(TIME)).collect(Collectors.toSet());

  public JournalRow {
    values = List.copyOf(values);
    if (values.size() != COLUMNS.size()) {
      throw new IllegalArgumentException("A row has a value for each column");
    }
  }

  public static JournalRow of(StoredEnvelope stored) {
    Envelope envelope = stored.envelope();
    ObjectNode event = SanitisedEvent.fields(envelope, FIELD_NAMES::contains);
    Map<JournalColumn, String> values = new EnumMap<>(JournalColumn.class);
    FIELDS.forEach((column, field) -> values.put(column, text(event.path(field))));
    values.put(JournalColumn.SENDER, stored.sender());
    values.put(JournalColumn.TLP, tlp(envelope));
    values.computeIfPresent(JournalColumn.URL_HOST, (column, url) -> UrlHost.of(url));
    values.computeIfPresent(
        JournalColumn.DOMAIN, (column, domain) -> domain.toLowerCase(Locale.ROOT));
    if (values.getOrDefault(JournalColumn.TAXONOMY, "").isEmpty()) {
      values.put(
          JournalColumn.TAXONOMY,
          Classification.taxonomy(values.getOrDefault(JournalColumn.TYPE, "")).orElse(""));
    }
    time(text(event.path(TIME)))
        .ifPresent(
            time -> {
              values.put(JournalColumn.DELAY, delay(time, stored.receivedAt()));
              values.put(JournalColumn.TIME, minute(time));
            });
    StringBuilder tags = new StringBuilder();
    envelope.meta().tags().forEach(tag -> tags.append(tag).append('\n'));
    values.put(JournalColumn.TAGS, tags.toString());
    List<String> row = new ArrayList<>();
    COLUMNS.forEach(column -> row.add(shortened(column, values.getOrDefault(column, ""))));
    return new JournalRow(row);
  }

  /** The same of which the directory had a responsible contact. */
  public JournalRow withContact() {
    List<String> next = new ArrayList<>(values);
    next.set(COLUMNS.indexOf(JournalColumn.CONTACT), JournalColumn.YES);
    return new JournalRow(next);
  }

  /** The same with some columns alone. */
  public JournalRow only(Set<JournalColumn> kept) {
    return new JournalRow(
        COLUMNS.stream().map(column -> kept.contains(column) ? get(column) : "").toList());
  }

  /** The same without what may name somebody: addresses, names of hosts, and tags. */
  public JournalRow anonymous() {
    return only(ANONYMOUS);
  }

  /** The host that the event is about: its address, or its domain name where it has none. */
  public String host() {
    String address = get(JournalColumn.ADDRESS);
    return address.isEmpty() ? get(JournalColumn.DOMAIN) : address;
  }

  /** The same without a domain name where it has an address: the same host in fewer bytes. */
  public JournalRow withOneHost() {
    return get(JournalColumn.ADDRESS).isEmpty() ? this : only(WITHOUT_DOMAIN);
  }

  public String get(JournalColumn column) {
    return values.get(COLUMNS.indexOf(column));
  }

  /** The value as a row has it. */
  public static String shortened(JournalColumn column, String value) {
    if (value.length() * 3L <= VALUE_LIMIT_BYTES) {
      return value;
    }
    byte[] bytes = value.getBytes(StandardCharsets.UTF_8);
    if (bytes.length <= VALUE_LIMIT_BYTES) {
      return value;
    }
    boolean keepsEnd = column == JournalColumn.DOMAIN || column == JournalColumn.URL_HOST;
    int begin = keepsEnd ? bytes.length - VALUE_LIMIT_BYTES : 0;
    int end = begin + VALUE_LIMIT_BYTES;
    while (begin < end && isInside(bytes[begin])) {
      begin++;
    }
    while (end < bytes.length && end > begin && isInside(bytes[end])) {
      end--;
    }
    return new String(bytes, begin, end - begin, StandardCharsets.UTF_8);
  }

  /** Whether a byte of UTF-8 goes on with a character. */
  private static boolean isInside(byte one) {
    return (one & 0xC0) == 0x80;
  }

  private static Optional<Instant> time(String text) {
    try {
      return Optional.of(OffsetDateTime.parse(text).toInstant());
    } catch (DateTimeException noTime) {
      return Optional.empty();
    }
  }

  private static String delay(Instant time, Instant receivedAt) {
    return Integer.toString(DelayBucket.of(Duration.between(time, receivedAt)));
  }

  private static String minute(Instant time) {
    return Long.toString(Math.floorDiv(time.getEpochSecond(), SECONDS_A_MINUTE));
  }

  private static String text(JsonNode value) {
    return value.isValueNode() && !value.isNull() ? value.asText() : "";
  }

  private static String tlp(Envelope envelope) {
    return Marking.of(envelope).tlp().map(mark -> mark.name().replace('_', '+')).orElse("");
  }
}
