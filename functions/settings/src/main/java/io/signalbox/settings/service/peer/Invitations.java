package io.signalbox.settings.service.peer;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.signalbox.settings.Token;
import io.signalbox.store.Body;
import io.signalbox.store.Consistency;
import io.signalbox.store.Draft;
import io.signalbox.store.Item;
import io.signalbox.store.Key;
import io.signalbox.store.Range;
import io.signalbox.store.Table;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * The invitations that this hub has made. The credential itself is not kept: who reads the table
 * can accept none.
 */
public final class Invitations {
  /** So many may be open at once. */
  public static final int OPEN_MOST = 100;

  /** The settings' own items are in another partition. */
  private static final String PARTITION = "~invitations";

  /** A used invitation tells its second use for so long after it expired. */
  private static final Duration KEPT = Duration.ofDays(7);

  private static final int ID_BYTES = 8;
  private static final int SECRET_BYTES = 32;
  private static final JsonMapper JSON = new JsonMapper();

  private final Table table;
  private final RandomGenerator random;

  /**
   * @param random what nobody can guess
   */
  public Invitations(Table table, RandomGenerator random) {
    this.table = table;
    this.random = random;
  }

  /**
   * An invitation as this hub remembers it.
   *
   * @param uri where this hub is, as the other reaches it
   * @param send what this hub sends to the other: pattern, ceiling and fields; empty for nothing
   * @param by who made it
   */
  public record Open(
      String peer, String uri, Optional<ObjectNode> send, String by, Instant expires) {}

  /**
   * Remembers an invitation.
   *
   * @return its credential, which nobody can be told again; empty while too many are open
   */
  public Optional<String> add(Open invitation, Instant now) {
    List<Item> items = table.query(Range.ascending(PARTITION, OPEN_MOST * 2), Consistency.STRONG);
    long left = items.size();
    for (Item item : items) {
      if (expires(item).plus(KEPT).isBefore(now)
          && table.deleteIfVersion(item.key(), item.version())) {
        left--;
      }
    }
    if (left >= OPEN_MOST) {
      return Optional.empty();
    }
    String id = hex(ID_BYTES);
    String secret = hex(SECRET_BYTES);
    ObjectNode json = JSON.createObjectNode();
    json.put("peer", invitation.peer()).put("uri", invitation.uri()).put("by", invitation.by());
    json.put("hash", Token.hashOf(secret)).put("expires", invitation.expires().toString());
    invitation.send().ifPresent(send -> json.set("send", send));
    table.insertIfAbsent(Draft.of(key(id), Body.ofText(json.toString())));
    return Optional.of(id + "." + secret);
  }

  /** The invitation of that credential, while it can be accepted. */
  public Optional<Open> find(String credential, Instant now) {
    return item(credential, now).map(Invitations::read);
  }

  /**
   * Uses an invitation up.
   *
   * @return whether it was open until now: of two at once, one is told so
   */
  public boolean use(String credential, Instant now) {
    Optional<Item> standing = item(credential, now);
    if (standing.isEmpty()) {
      return false;
    }
    ObjectNode json = json(standing.get());
    json.put("usedAt", now.toString()).put("use", hex(ID_BYTES));
    json.remove("send");
    return table.replaceIfVersion(
        Draft.of(standing.get().key(), Body.ofText(json.toString())), standing.get().version());
  }

  private Optional<Item> item(String credential, Instant now) {
    if (!Invitation.isCredential(credential)) {
      return Optional.empty();
    }
    String[] parts = credential.split("\\.", 2);
    return table
        .get(key(parts[0]), Consistency.STRONG)
        .filter(item -> !json(item).has("usedAt"))
        .filter(item -> now.isBefore(expires(item)))
        .filter(
            item ->
                MessageDigest.isEqual(
                    bytes(json(item).path("hash").asText()), bytes(Token.hashOf(parts[1]))));
  }

  private String hex(int bytes) {
    byte[] drawn = new byte[bytes];
    random.nextBytes(drawn);
    return HexFormat.of().formatHex(drawn);
  }

  private static Open read(Item item) {
    ObjectNode json = json(item);
    return new Open(
        json.path("peer").asText(),
        json.path("uri").asText(),
        json.path("send") instanceof ObjectNode send ? Optional.of(send) : Optional.empty(),
        json.path("by").asText(),
        expires(item));
  }

  private static Instant expires(Item item) {
    return Instant.parse(json(item).path("expires").asText());
  }

  private static ObjectNode json(Item item) {
    try {
      JsonNode json = JSON.readTree(item.body().bytes());
      if (json instanceof ObjectNode object) {
        return object;
      }
      throw new IllegalStateException("An invitation is damaged: " + item.key());
    } catch (IOException e) {
      throw new UncheckedIOException("An invitation is damaged: " + item.key(), e);
    }
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static Key key(String id) {
    return new Key(PARTITION, id);
  }
}
