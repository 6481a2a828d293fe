package io.signalbox.taxii;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.signalbox.access.Caller;
import io.signalbox.access.PostQuota;
import io.signalbox.api.Problem;
import io.signalbox.api.ProblemException;
import io.signalbox.api.ProblemType;
import io.signalbox.envelope.Envelope;
import io.signalbox.envelope.EnvelopeId;
import io.signalbox.envelope.EnvelopeReader;
import io.signalbox.envelope.Json;
import io.signalbox.envelope.Payload;
import io.signalbox.envelope.ReadItem;
import io.signalbox.envelope.UnreadableBody;
import io.signalbox.envelopes.EnvelopeKey;
import io.signalbox.envelopes.ingest.ItemResult;
import io.signalbox.taxii.ObjectIndex.Listing;
import io.signalbox.taxii.PostStatus.Detail;
import io.signalbox.taxii.PostStatus.Stage;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;

/** Adds the objects of a request to a collection: each (id, version) once. */
final class Additions {
  /** The most objects of a request: their status is one item of the store. */
  static final int OBJECTS_MOST = 1_000;

  private final PostedEnvelopes envelopes;
  private final PostedVersions versions;
  private final ObjectIndex objects;
  private final PostStatuses statuses;
  private final Clock clock;
  private final RandomGenerator random;
  private final EnvelopeReader reader = new EnvelopeReader();

  Additions(
      PostedEnvelopes envelopes,
      PostedVersions versions,
      ObjectIndex objects,
      PostStatuses statuses,
      Clock clock,
      RandomGenerator random) {
    this.envelopes = envelopes;
    this.versions = versions;
    this.objects = objects;
    this.statuses = statuses;
    this.clock = clock;
    this.random = random;
  }

  /**
   * Adds what can be added.
   *
   * @return the status, which can be asked for from now on
   * @throws ProblemException 400 for a body without objects, 413 for too many, 429 for more than is
   *     left of a quota, 503 if one cannot be kept now
   */
  PostStatus add(Caller caller, Collection collection, byte[] body, PostQuota.Begun begun) {
    List<ReadItem> items = items(PostedBody.objects(body));
    begun.complete(items.size());
    Map<Integer, Detail> details = new HashMap<>();
    List<PostedObject> good = new ArrayList<>();
    for (ReadItem item : items) {
      switch (item) {
        case ReadItem.Malformed wrong -> {
          details.put(wrong.index(), failure(wrong));
          envelopes.aside(caller, wrong.reason(), wrong.text());
        }
        case ReadItem.Parsed parsed ->
            check(caller, collection, parsed, details).ifPresent(good::add);
      }
    }
    List<PostedObject> told = withIds(collection, good);
    keep(caller, collection, listed(collection, told, details), details);
    List<Detail> inOrder = items.stream().map(item -> details.get(item.index())).toList();
    PostStatus status =
        new PostStatus(
            new UUID(random.nextLong(), random.nextLong()).toString(),
            caller.name(),
            collection.feed(),
            clock.instant(),
            inOrder);
    statuses.put(status);
    return status;
  }

  private List<ReadItem> items(byte[] objects) {
    try {
      List<ReadItem> items =
          reader
              .readPayloads(objects, Optional.empty(), PostedEnvelopes.FORMAT, Additions::anyId)
              .items();
      if (items.size() > OBJECTS_MOST) {
        throw tooMany();
      }
      return items;
    } catch (UnreadableBody.TooLarge large) {
      throw tooMany();
    } catch (UnreadableBody wrong) {
      throw Problem.of(ProblemType.MALFORMED_REQUEST, String.valueOf(wrong.getMessage()))
          .exception();
    }
  }

  /** The envelope's own id follows from the collection and from what was deleted there. */
  private static EnvelopeId anyId(ObjectNode object) {
    return new EnvelopeId.Uuid(new UUID(1, 1));
  }

  private static ProblemException tooMany() {
    return Problem.of(
            ProblemType.TOO_LARGE, "A request adds " + OBJECTS_MOST + " objects at the most.")
        .exception();
  }

  private static Detail failure(ReadItem.Malformed wrong) {
    String place = wrong.field().isEmpty() ? "" : wrong.field() + ": ";
    return Detail.failure("", "", place + wrong.reason());
  }

  private Optional<PostedObject> check(
      Caller caller, Collection collection, ReadItem.Parsed item, Map<Integer, Detail> details) {
    Payload payload = item.envelope().payload();
    ObjectNode object = payload.json();
    String id = object.path("id").asText();
    Optional<String> fault = StixRules.fault(object);
    if (fault.isPresent()) {
      details.put(
          item.index(),
          Detail.failure(
              Detail.cut(id), Detail.cut(StixRules.version(object).orElse("")), fault.get()));
      envelopes.aside(caller, fault.get(), Json.text(object));
      return Optional.empty();
    }
    EnvelopeId first =
        PostedIds.first(PostedIds.lineage(collection, id), StixRules.versionKey(object));
    return Optional.of(
        new PostedObject(item.index(), id, StixRules.version(object).orElse(""), payload, first));
  }

  /**
   * Lists the versions before they are kept, and leaves out new ones of objects that have as many
   * as a read can tell apart.
   */
  private List<PostedObject> listed(
      Collection collection, List<PostedObject> good, Map<Integer, Detail> details) {
    Map<String, Listing> listings =
        objects.read(collection, good.stream().map(PostedObject::id).collect(Collectors.toSet()));
    Map<Listing, List<ListedVersion>> news = new HashMap<>();
    Map<String, Integer> sizes = new HashMap<>();
    Set<EnvelopeKey> seen = new HashSet<>();
    List<PostedObject> left = new ArrayList<>();
    for (PostedObject one : good) {
      Listing listing = Objects.requireNonNull(listings.get(one.id()));
      boolean isNew = !seen.contains(one.key()) && !listing.has(one.key());
      int size = sizes.computeIfAbsent(one.id(), _ -> listing.size());
      if (isNew && size >= PostedVersions.LIMIT) {
        String reason =
            "the object has %d versions and deletions, and can have no more"
                .formatted(PostedVersions.LIMIT);
        details.put(one.index(), Detail.failure(one.id(), one.version(), reason));
        continue;
      }
      if (isNew) {
        sizes.put(one.id(), size + 1);
      }
      if (seen.add(one.key())) {
        // One that is listed, too: its envelope may be past retention, and kept again.
        news.computeIfAbsent(listing, _ -> new ArrayList<>())
            .add(one.listed(collection, clock.instant()));
      }
      left.add(one);
    }
    objects.add(news);
    return left;
  }

  private void keep(
      Caller caller, Collection collection, List<PostedObject> good, Map<Integer, Detail> details) {
    List<Envelope> posted =
        good.stream()
            .map(one -> PostedEnvelopes.object(collection, one.envelope(), one.payload()))
            .toList();
    for (ItemResult result : envelopes.keep(caller, posted)) {
      PostedObject one = good.get(result.index());
      details.put(one.index(), detail(one, result));
    }
  }

  private static Detail detail(PostedObject object, ItemResult result) {
    Stage stage =
        switch (result.status()) {
          case ACCEPTED -> Stage.PENDING;
          // The collection has this version, and the first body under it stands.
          case DUPLICATE, CONFLICT, LOOP, UPDATED -> Stage.SUCCESS;
          case REJECTED, FAILED -> Stage.FAILURE;
        };
    return new Detail(
        stage,
        object.id(),
        object.version(),
        Optional.of(object.key().id().value()),
        stage == Stage.FAILURE
            ? result.fault().map(fault -> Detail.cut(fault.field() + ": " + fault.reason()))
            : Optional.empty());
  }

  /** The objects with the ids that their versions have now: another one after each deletion. */
  private List<PostedObject> withIds(Collection collection, List<PostedObject> good) {
    List<PostedObject> told = new ArrayList<>(good);
    Set<EnvelopeId> asked = told.stream().map(PostedObject::envelope).collect(Collectors.toSet());
    while (!asked.isEmpty()) {
      Set<EnvelopeId> deleted = versions.deleted(collection, asked);
      asked.clear();
      told.replaceAll(
          one -> {
            if (!deleted.contains(one.envelope())) {
              return one;
            }
            EnvelopeId next = PostedIds.after(PostedIds.deletionOf(one.envelope()));
            asked.add(next);
            return one.in(next);
          });
    }
    return told;
  }
}
