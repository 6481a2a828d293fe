package io.signalbox.control.erasure;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.signalbox.delivery.AddressHash;
import io.signalbox.delivery.NoticeSubject;
import io.signalbox.delivery.history.NoticeMemory;
import io.signalbox.delivery.history.Sighting;
import io.signalbox.delivery.log.DeliveryLog;
import io.signalbox.delivery.log.DeliveryRecord;
import io.signalbox.delivery.log.DeliveryRecord.Result;
import io.signalbox.delivery.notice.TicketHolder;
import io.signalbox.delivery.notice.Tickets;
import io.signalbox.delivery.reader.ReaderId;
import io.signalbox.delivery.suppression.Suppression;
import io.signalbox.delivery.suppression.Suppressions;
import io.signalbox.directory.index.BlockCache;
import io.signalbox.directory.index.Snapshot;
import io.signalbox.directory.index.VersionedIndex;
import io.signalbox.directory.keys.HeldKey;
import io.signalbox.directory.keys.HeldKeys;
import io.signalbox.envelopes.EnvelopeKey;
import io.signalbox.feeds.FeedId;
import io.signalbox.feeds.Position;
import io.signalbox.settings.Author;
import io.signalbox.settings.Group;
import io.signalbox.settings.MailAddress;
import io.signalbox.settings.RecordedChange;
import io.signalbox.settings.Revision;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;

/** A mail address wherever the tables of a hub can hold one. */
final class Planted {
  static final String MAIL = "jo.victim@people.example";
  static final Group GROUP = new Group(Map.of("source.account", MAIL));
  static final FeedId OF_GROUP = FeedId.of("owners", GROUP);
  static final FeedId PULLED = new FeedId("pulled", "");

  static final String KEY = "0123456789abcdef0123456789abcdef01234567";

  private Planted() {}

  static String event() {
    return "{\"source.account\": \"%s\", \"source.ip\": \"192.0.2.7\"}".formatted(MAIL);
  }

  static void in(ErasureHub hub) {
    String raw =
        Base64.getEncoder().encodeToString(("to: " + MAIL).getBytes(StandardCharsets.UTF_8));
    EnvelopeKey named = hub.post("cert-at", 1, event()).key();
    EnvelopeKey inRaw = hub.post("cert-at", 2, "{\"raw\": \"%s\"}".formatted(raw)).key();
    String large = "x".repeat(100).repeat(1);
    StringBuilder noise = new StringBuilder();
    new Random(1).ints(700_000, 'a', 'z').forEach(c -> noise.append((char) c));
    EnvelopeKey inChunks =
        hub.post(
                "cert-at",
                3,
                "{\"extra.text\": \"%s\", \"extra.noise\": \"%s\", \"extra.x\": \"%s\"}"
                    .formatted(MAIL, noise, large))
            .key();
    EnvelopeKey other = hub.post("cert-at", 4, "{\"source.ip\": \"192.0.2.8\"}").key();
    hub.post("cert-ee", 4, event());
    EnvelopeKey updated = hub.post("cert-at", 5, "{\"extra.n\": 1}").key();
    update(hub, 5);
    hub.envelopeStore.quarantine("cert-ee", "payload", "no event", "to " + MAIL);
    List.of(named, inRaw, inChunks, other, updated)
        .forEach(key -> hub.route(key, PULLED, Group.NONE));
    hub.route(named, OF_GROUP, GROUP);

    DeliveryLog log =
        new DeliveryLog(hub.store.table("deliveries"), hub.clock, ErasureHub.RETENTION);
    DeliveryRecord record =
        new DeliveryRecord(
            new UUID(1, 1),
            PULLED,
            "main",
            Position.START,
            new Position(1, 0),
            1,
            1,
            hub.clock.instant(),
            Result.GONE,
            "550 <" + MAIL + "> is unknown");
    log.add(ReaderId.main(PULLED), "run", List.of(record));
    log.addMessage(ReaderId.main(PULLED), "message-1", record, List.of());
    new Suppressions(hub.store.table("deliveries"), hub.clock)
        .add(MailAddress.parse(MAIL), Suppression.Reason.BOUNCE, "550 " + MAIL);
    new NoticeMemory(hub.store.table("deliveries"), hub.clock, ErasureHub.RETENTION)
        .addApart(
            PULLED, new UUID(1, 2), hub.clock.instant(), Set.of(new Sighting(MAIL, "phishing")));
    new Tickets(hub.store.table("deliveries"), hub.clock, ErasureHub.RETENTION)
        .take(
            LocalDate.of(2026, 11, 22),
            0,
            List.of(
                new TicketHolder(
                    new UUID(1, 3),
                    ReaderId.main(PULLED),
                    Position.START,
                    new Position(1, 0),
                    hub.clock.instant(),
                    new NoticeSubject(
                        Optional.empty(),
                        List.of(
                            new NoticeSubject.Recipient(
                                AddressHash.of(MAIL), Optional.empty(), Optional.empty())),
                        List.of(MAIL)))));
    hub.readers.follow(PULLED, Group.NONE);
    hub.readers.change(
        ReaderId.main(PULLED), reader -> reader.paused("of " + MAIL, hub.clock.instant()));
    settings(hub);
    contact(hub);
    String key =
        Base64.getMimeEncoder(64, new byte[] {'\n'})
            .encodeToString(
                ("\0".repeat(40) + "Jo Victim <" + MAIL + ">" + "\1".repeat(200))
                    .getBytes(StandardCharsets.UTF_8));
    new HeldKeys(hub.store.table("directory"))
        .put(
            new HeldKey(
                KEY,
                "-----BEGIN PGP PUBLIC KEY BLOCK-----\n\n"
                    + key
                    + "\n-----END PGP PUBLIC KEY BLOCK-----",
                "admin",
                hub.clock.instant()));
  }

  private static void update(ErasureHub hub, int n) {
    String json =
        "{\"format\":\"intelmq\",\"version\":1,\"type\":\"event\",\"meta\":{\"uuid\":\"%s\",\"tags\":[\"of:%s\"]}}"
            .formatted(new UUID(0x4000, 0x8000_0000_0000_0000L + n), MAIL);
    hub.keep(json, "cert-at");
  }

  /** A destination that there was, and is no more. */
  private static void settings(ErasureHub hub) {
    Revision base = hub.settings.current();
    ObjectNode with = base.json();
    with.withObjectProperty("destinations")
        .set(
            "jo",
            ErasureHub.tree("{\"method\": \"mail\", \"uri\": \"mailto:%s\"}".formatted(MAIL)));
    Revision second = commit(hub, base, base.json(), with);
    commit(hub, second, with, base.json());
  }

  private static Revision commit(
      ErasureHub hub, Revision base, ObjectNode before, ObjectNode after) {
    Author author = new Author("admin", hub.clock.instant(), "PUT /v1/settings");
    return hub.settings
        .commit(
            base, after, List.of(), Optional.of(new RecordedChange(author, true, before, after)))
        .orElseThrow();
  }

  /** A contact that there was, among many that there are. */
  private static void contact(ErasureHub hub) {
    VersionedIndex index =
        new VersionedIndex(
            hub.store.table("directory"), hub.clock, hub.random, new BlockCache(1_000_000));
    TreeMap<String, Optional<String>> many = new TreeMap<>();
    for (int i = 0; i < 600; i++) {
      many.put("o/%04d/".formatted(i), Optional.of(noise(hub.random)));
    }
    many.put("o/0300/c/jo", Optional.of("{\"mail\": \"" + MAIL + "\"}"));
    Snapshot all = index.commit(index.current(), List.of(many)).orElseThrow();
    assertThat(index.commit(all, List.of(new TreeMap<>(Map.of("o/0300/c/jo", Optional.empty())))))
        .isPresent();
  }

  private static String noise(Random random) {
    byte[] bytes = new byte[800];
    random.nextBytes(bytes);
    return Base64.getEncoder().encodeToString(bytes);
  }
}
