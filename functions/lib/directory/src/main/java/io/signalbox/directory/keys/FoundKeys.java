package io.signalbox.directory.keys;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.signalbox.store.Body;
import io.signalbox.store.Consistency;
import io.signalbox.store.Draft;
import io.signalbox.store.Insertion;
import io.signalbox.store.Item;
import io.signalbox.store.Key;
import io.signalbox.store.Range;
import io.signalbox.store.Table;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;

/**
 * The keys that were found by Web Key Directory, by address, in the directory's table. Methods
 * throw {@link io.signalbox.store.StoreException}.
 */
public final class FoundKeys {
  private static final String PARTITION = "found-keys";

  /** For so long it is kept that an address has no key; a key is kept until it is given up. */
  private static final Duration NONE_KEPT = Duration.ofDays(30);

  private static final JsonMapper JSON = new JsonMapper();

  private final Table table;

  /**
   * @param table the directory's
   */
  public FoundKeys(Table table) {
    this.table = table;
  }

  public Optional<FoundKey> find(String address) {
    return table.get(key(address), Consistency.STRONG).map(FoundKeys::read);
  }

  /**
   * Writes what is found for the address.
   *
   * @param change gets what stands; asked again where somebody else has written meanwhile
   * @return what stands then
   */
  public FoundKey change(String address, Function<Optional<FoundKey>, FoundKey> change) {
    Optional<Item> standing = table.get(key(address), Consistency.STRONG);
    while (true) {
      FoundKey next = change.apply(standing.map(FoundKeys::read));
      Draft draft = draft(next);
      if (standing.isPresent()) {
        if (table.replaceIfVersion(draft, standing.get().version())) {
          return next;
        }
      } else if (table.insertIfAbsent(draft) instanceof Insertion.Inserted) {
        return next;
      }
      standing = table.get(key(address), Consistency.STRONG);
    }
  }

  /** Gives up what was found; answers whether there was something. */
  public boolean delete(String address) {
    Optional<Item> standing = table.get(key(address), Consistency.STRONG);
    boolean wasThere = standing.isPresent();
    while (standing.isPresent() && !table.deleteIfVersion(key(address), standing.get().version())) {
      standing = table.get(key(address), Consistency.STRONG);
    }
    return wasThere;
  }

  /**
   * All that were looked for, by address.
   *
   * @param after the last address of the page before; empty for the first page
   */
  public List<FoundKey> list(Optional<String> after, int limit) {
    Range all = Range.ascending(PARTITION, limit);
    return table
        .query(after.map(last -> all.from(last + '\0')).orElse(all), Consistency.EVENTUAL)
        .stream()
        .map(FoundKeys::read)
        .toList();
  }

  private static Key key(String address) {
    return new Key(PARTITION, address.toLowerCase(Locale.ROOT));
  }

  private static Draft draft(FoundKey found) {
    ObjectNode json =
        JSON.createObjectNode()
            .put("looked", found.lookedAt().toString())
            .put("next", found.nextLook().toString());
    found.fault().ifPresent(fault -> json.put("fault", fault));
    found.other().ifPresent(other -> json.put("other", other));
    found
        .pinned()
        .ifPresent(
            pinned ->
                json.putObject("pinned")
                    .put("fingerprint", pinned.fingerprint())
                    .put("key", pinned.text())
                    .put("since", pinned.since().toString()));
    Draft draft = Draft.of(key(found.address()), Body.ofText(json.toString()));
    return found.pinned().isPresent() ? draft : draft.expiringAt(found.nextLook().plus(NONE_KEPT));
  }

  private static FoundKey read(Item item) {
    try {
      JsonNode node = JSON.readTree(item.body().text());
      return new FoundKey(
          item.key().sort(),
          Optional.ofNullable(node.get("pinned")).map(FoundKeys::pinned),
          Instant.parse(node.path("looked").asText()),
          Instant.parse(node.path("next").asText()),
          Optional.ofNullable(node.get("fault")).map(JsonNode::asText),
          Optional.ofNullable(node.get("other")).map(JsonNode::asText));
    } catch (JsonProcessingException damaged) {
      throw new UncheckedIOException("The key of " + item.key().sort() + " is damaged", damaged);
    }
  }

  private static FoundKey.Pinned pinned(JsonNode node) {
    return new FoundKey.Pinned(
        node.path("fingerprint").asText(),
        node.path("key").asText(),
        Instant.parse(node.path("since").asText()));
  }
}
