package io.signalbox.directory.keys;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.signalbox.store.Body;
import io.signalbox.store.Consistency;
import io.signalbox.store.Draft;
import io.signalbox.store.Insertion;
import io.signalbox.store.Item;
import io.signalbox.store.Key;
import io.signalbox.store.Range;
import io.signalbox.store.Table;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The public keys and certificates that the hub holds, by fingerprint, beside the blocks of the
 * directory's index. Methods throw {@link io.signalbox.store.StoreException}.
 */
public final class HeldKeys {
  private static final String PARTITION = "keys";
  private static final JsonMapper JSON = new JsonMapper();

  private final Table table;

  /**
   * @param table the directory's
   */
  public HeldKeys(Table table) {
    this.table = table;
  }

  /**
   * The key of that fingerprint.
   *
   * @param fingerprint in hexadecimal, in upper or lower case
   */
  public Optional<HeldKey> find(String fingerprint) {
    return table.get(key(fingerprint), Consistency.STRONG).map(HeldKeys::read);
  }

  /**
   * Holds the key, in the place of an older form of it.
   *
   * @return whether none of its fingerprint was held
   */
  public boolean put(HeldKey held) {
    Draft draft = Draft.of(key(held.fingerprint()), write(held));
    while (true) {
      switch (table.insertIfAbsent(draft)) {
        case Insertion.Inserted _ -> {
          return true;
        }
        case Insertion.Present(Item standing) -> {
          if (table.replaceIfVersion(draft, standing.version())) {
            return false;
          }
        }
      }
    }
  }

  /** Holds it no longer; answers whether it was held. */
  public boolean delete(String fingerprint) {
    Optional<Item> standing = table.get(key(fingerprint), Consistency.STRONG);
    while (standing.isPresent()
        && !table.deleteIfVersion(key(fingerprint), standing.get().version())) {
      standing = table.get(key(fingerprint), Consistency.STRONG);
    }
    return standing.isPresent();
  }

  /**
   * The keys by fingerprint.
   *
   * @param after the last fingerprint of the page before; empty for the first page
   */
  public List<HeldKey> list(Optional<String> after, int limit) {
    Range all = Range.ascending(PARTITION, limit);
    return table
        .query(after.map(last -> all.from(last + '\0')).orElse(all), Consistency.EVENTUAL)
        .stream()
        .map(HeldKeys::read)
        .toList();
  }

  private static Key key(String fingerprint) {
    return new Key(PARTITION, fingerprint.toLowerCase(Locale.ROOT));
  }

  private static Body write(HeldKey held) {
    return Body.ofText(
        JSON.createObjectNode()
            .put("key", held.text())
            .put("by", held.by())
            .put("at", held.at().toString())
            .toString());
  }

  private static HeldKey read(Item item) {
    try {
      JsonNode node = JSON.readTree(item.body().text());
      return new HeldKey(
          item.key().sort(),
          node.path("key").asText(),
          node.path("by").asText(),
          Instant.parse(node.path("at").asText()));
    } catch (JsonProcessingException damaged) {
      throw new UncheckedIOException("The key " + item.key().sort() + " cannot be read", damaged);
    }
  }
}
