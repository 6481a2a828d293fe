package io.signalbox.access.session;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.signalbox.store.Body;
import io.signalbox.store.Consistency;
import io.signalbox.store.Draft;
import io.signalbox.store.Insertion;
import io.signalbox.store.Item;
import io.signalbox.store.Key;
import io.signalbox.store.Table;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * The sessions, each an item under the hash of its key. Whoever signs out everywhere leaves an item
 * with the time: sessions that were begun until then have ended.
 */
public final class Sessions {
  private static final ObjectMapper MAPPER = new ObjectMapper();

  private final Table table;
  private final Clock clock;
  private final RandomGenerator random;

  /**
   * @param random fit for keys
   */
  public Sessions(Table table, Clock clock, RandomGenerator random) {
    this.table = table;
    this.clock = clock;
    this.random = random;
  }

  SessionKey begin(String instance, Session.Kind kind, String token) {
    Instant now = clock.instant();
    SessionKey key = SessionKey.random(random);
    Session session =
        new Session(instance, kind, TokenCipher.encrypted(key, token, random), now, now);
    table.insertIfAbsent(draft(key, session));
    return key;
  }

  /** The session with that key, if it has not ended; from now on it was used now. */
  Optional<Session> use(SessionKey key) {
    Instant now = clock.instant();
    Optional<Item> item = table.get(keyOf(key), Consistency.STRONG);
    Optional<Session> good =
        item.map(Sessions::session)
            .filter(session -> session.isGoodAt(now))
            .filter(session -> session.begunAt().isAfter(endedUntil(session.instance())));
    good.filter(session -> session.isDueForTouch(now))
        .ifPresent(
            session ->
                // Another request of the same session may come first: it says the same.
                table.replaceIfVersion(
                    draft(key, session.usedAt(now)), item.orElseThrow().version()));
    return good;
  }

  /** Ends the session. */
  public void end(SessionKey key) {
    table
        .get(keyOf(key), Consistency.STRONG)
        .ifPresent(
            item -> {
              if (!table.deleteIfVersion(item.key(), item.version())) {
                end(key);
              }
            });
  }

  /** Ends all sessions that the instance or person has begun until now. */
  public void endAll(String instance) {
    Instant now = clock.instant();
    Draft draft =
        Draft.of(endKey(instance), Body.ofText(Long.toString(now.toEpochMilli())))
            .expiringAt(now.plus(Session.LONGEST));
    if (table.insertIfAbsent(draft) instanceof Insertion.Present(Item standing)
        && !table.replaceIfVersion(draft, standing.version())) {
      endAll(instance);
    }
  }

  private Instant endedUntil(String instance) {
    return table
        .get(endKey(instance), Consistency.STRONG)
        .map(item -> Instant.ofEpochMilli(Long.parseLong(item.body().text())))
        .orElse(Instant.MIN);
  }

  private static Key keyOf(SessionKey key) {
    return new Key("session#" + key.hash(), "session");
  }

  private static Key endKey(String instance) {
    return new Key("sessions-ended#" + instance, "until");
  }

  private static Draft draft(SessionKey key, Session session) {
    JsonNode json =
        MAPPER
            .createObjectNode()
            .put("instance", session.instance())
            .put("kind", session.kind().name())
            .put("token", session.token())
            .put("begunAt", session.begunAt().toEpochMilli())
            .put("usedAt", session.usedAt().toEpochMilli());
    return Draft.of(keyOf(key), Body.ofText(json.toString())).expiringAt(session.expires());
  }

  private static Session session(Item item) {
    try {
      JsonNode json = MAPPER.readTree(item.body().bytes());
      return new Session(
          json.path("instance").asText(),
          Session.Kind.valueOf(json.path("kind").asText(Session.Kind.TOKEN.name())),
          json.path("token").asText(),
          Instant.ofEpochMilli(json.path("begunAt").asLong()),
          Instant.ofEpochMilli(json.path("usedAt").asLong()));
    } catch (IOException damaged) {
      throw new UncheckedIOException("A session's item cannot be read", damaged);
    }
  }
}
