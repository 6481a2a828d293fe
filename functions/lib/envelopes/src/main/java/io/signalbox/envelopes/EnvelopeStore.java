package io.signalbox.envelopes;

import io.signalbox.envelope.Coding;
import io.signalbox.envelope.DedupKey;
import io.signalbox.envelope.Envelope;
import io.signalbox.store.Body;
import io.signalbox.store.Change;
import io.signalbox.store.Consistency;
import io.signalbox.store.Draft;
import io.signalbox.store.Insertion;
import io.signalbox.store.Item;
import io.signalbox.store.Key;
import io.signalbox.store.Range;
import io.signalbox.store.StoreException;
import io.signalbox.store.Table;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.random.RandomGenerator;

/**
 * The envelopes that a hub keeps: under each id one body, however often and from however many it
 * comes. Everything here throws {@link StoreException}; what was asked may then be asked again.
 */
public final class EnvelopeStore {
  private final Table envelopes;
  private final Coding coding;
  private final LargeItems items;
  private final Conflicts conflicts;
  private final Quarantine quarantine;
  private final Decisions decisions;
  private final Revisions revisions;
  private final StoredEnvelopeReader arrivals;
  private final Clock clock;
  private final RandomGenerator random;
  private final Duration retention;

  /** A store that writes what it keeps in few bytes. */
  public EnvelopeStore(Table envelopes, Clock clock, RandomGenerator random, Duration retention) {
    this(envelopes, clock, random, retention, Coding.DEFLATED);
  }

  /**
   * A store.
   *
   * @param retention how long an envelope is kept at least, and its id known
   * @param coding how it writes envelopes; it reads them in any
   */
  public EnvelopeStore(
      Table envelopes, Clock clock, RandomGenerator random, Duration retention, Coding coding) {
    this.envelopes = envelopes;
    this.coding = coding;
    this.items = new LargeItems(envelopes);
    this.decisions = new Decisions(envelopes, clock, retention);
    this.conflicts = new Conflicts(envelopes, coding, decisions);
    this.quarantine = new Quarantine(envelopes, decisions);
    this.revisions = new Revisions(envelopes, coding);
    this.arrivals = new StoredEnvelopeReader(envelopes, clock);
    this.clock = clock;
    this.random = random;
    this.retention = retention;
  }

  /**
   * Keeps an envelope, or the tags that an envelope without payload says. When this returns, the
   * answer is durable; when it throws, the same call again does no harm.
   *
   * @param sender the instance that posted it
   */
  public Kept keep(Envelope envelope, String sender) {
    return keep(Posting.of(envelope, sender));
  }

  /** Keeps what was posted, as {@link #keep(Envelope, String)}. */
  public Kept keep(Posting posting) {
    Instant now = clock.instant();
    Stored stored = Stored.of(new UUID(random.nextLong(), random.nextLong()), now, posting);
    Instant expires = now.plus(retention);
    try {
      return keep(stored, posting, expires);
    } catch (StoreException.Unavailable unknown) {
      // It may have been written: a second try tells by the writer's name.
      return keep(stored, posting, expires);
    }
  }

  private Kept keep(Stored stored, Posting posting, Instant expires) {
    return stored.envelope().isTagUpdate()
        ? revisions.keep(stored, posting, expires)
        : keepBody(stored, expires);
  }

  private Kept keepBody(Stored stored, Instant expires) {
    DedupKey id = stored.envelope().id().dedupKey();
    Key head = Sorts.head(id);
    byte[] content = stored.bytes(coding);
    if (LargeItems.isLarge(content)) {
      // A look first: the chunks of a duplicate are many writes for nothing.
      Optional<Item> standing = envelopes.get(head, Consistency.EVENTUAL);
      if (standing.isPresent()) {
        return compare(standing.get(), stored, expires);
      }
    }
    stored.envelope().parent().ifPresent(parent -> link(parent.dedupKey(), id, expires));
    return switch (items.insertIfAbsent(head, stored.writer(), content, expires)) {
      case Insertion.Inserted inserted -> new Kept.Accepted(EnvelopeKey.first(id));
      case Insertion.Present present -> compare(present.item(), stored, expires);
    };
  }

  private Kept compare(Item standing, Stored stored, Instant expires) {
    if (LargeItems.isErased(standing)) {
      // Whatever body comes under the id of what was erased, nothing of it is kept.
      return new Kept.Duplicate(
          EnvelopeKey.first(stored.envelope().id().dedupKey()), Optional.empty());
    }
    Stored first = Stored.ofBytes(items.content(standing));
    EnvelopeKey key = EnvelopeKey.first(stored.envelope().id().dedupKey());
    if (first.writer().equals(stored.writer())) {
      return new Kept.Accepted(key);
    }
    if (first.hasBodyOf(stored)) {
      return new Kept.Duplicate(key, first.knownTo(stored.sender()));
    }
    conflicts.put(first, stored, expires);
    return new Kept.Conflict(key);
  }

  /** Written before the child itself: a link to nothing harms nobody, a missing one does. */
  private void link(DedupKey parent, DedupKey child, Instant expires) {
    envelopes.insertIfAbsent(
        Draft.of(Sorts.child(parent, child), Body.ofText("")).expiringAt(expires));
  }

  /**
   * What is kept under these keys; absent ones are left out.
   *
   * @throws IllegalStateException if one of them is damaged
   */
  public Map<EnvelopeKey, StoredEnvelope> getAll(Collection<EnvelopeKey> keys) {
    return arrivals.getAll(keys);
  }

  /**
   * The arrival that a change of the table tells of; empty where it tells of a part, an index,
   * something kept aside, or what was imported and had been routed before.
   *
   * @throws IllegalStateException if it is damaged
   */
  public Optional<StoredEnvelope> arrival(Change change) {
    return arrivals.arrival(change.item(), stored -> !stored.routed());
  }

  /** The arrival that an item holds, wherever it was routed before. */
  public Optional<StoredEnvelope> arrival(Item item) {
    return arrivals.arrival(item, stored -> true);
  }

  /**
   * What is kept under an id, at most {@link ArchivedEnvelope#PARTS_LIMIT} of each kind, and as
   * many of the newest as there is room for in memory.
   */
  public Optional<ArchivedEnvelope> find(DedupKey id) {
    Optional<Item> head =
        envelopes
            .get(Sorts.head(id), Consistency.STRONG)
            .filter(item -> !LargeItems.isErased(item));
    if (head.isEmpty()) {
      return Optional.empty();
    }
    StoredEnvelope first = arrivals.first(head.get());
    return Optional.of(
        new ArchivedEnvelope(
            first,
            FormerParts.without(
                first, last(id, Sorts.REVISION, item -> arrivals.update(item, first))),
            FormerParts.without(first, last(id, Sorts.CONFLICT, conflicts::arrival))));
  }

  /**
   * The ids under which bodies came that name this one as their parent. Some may be gone by now, or
   * named it only in a body that was kept aside.
   */
  public List<DedupKey> children(DedupKey id, int limit) {
    return envelopes
        .query(Range.withPrefix(id.value(), Sorts.CHILD, limit), Consistency.STRONG)
        .stream()
        .map(item -> new DedupKey(item.key().sort().substring(Sorts.CHILD.length())))
        .toList();
  }

  /** The latest bodies that came under an id which has another, the newest first. */
  public List<Aside<StoredEnvelope>> conflicts(int limit) {
    return conflicts.latest(Optional.empty(), limit).items();
  }

  /** Those before one of them; for what was kept aside of any sender, it may be another's. */
  public AsidePage<StoredEnvelope> conflicts(Optional<AsideId> after, int limit) {
    return conflicts.latest(after, limit);
  }

  /** One of them; empty where it is not kept. */
  public Optional<Aside<StoredEnvelope>> conflict(AsideId id) {
    return conflicts.find(id);
  }

  /** What was decided about what was kept aside. */
  public Decisions decisions() {
    return decisions;
  }

  /** Keeps aside, as it came, what is no envelope. */
  public void quarantine(String sender, String field, String reason, String text) {
    Instant now = clock.instant();
    quarantine.put(
        new Quarantined(sender, now, field, reason, text),
        new UUID(random.nextLong(), random.nextLong()),
        now.plus(retention));
  }

  /** What an instance posted last and was kept aside, the newest first. */
  public List<Aside<Quarantined>> quarantined(String sender, int limit) {
    return quarantine.latest(sender, Optional.empty(), limit).items();
  }

  public AsidePage<Quarantined> quarantined(String sender, Optional<AsideId> after, int limit) {
    return quarantine.latest(sender, after, limit);
  }

  /** One that is in quarantine; empty where it is not kept. */
  public Optional<Aside<Quarantined>> quarantined(AsideId id) {
    return quarantine.find(id);
  }

  private List<StoredEnvelope> last(
      DedupKey id, String kind, Function<Item, StoredEnvelope> reader) {
    Range range = Sorts.last(id, kind, ArchivedEnvelope.PARTS_LIMIT);
    return Newest.of(envelopes, range, reader, StoredEnvelope::memoryBytes).items().reversed();
  }
}
