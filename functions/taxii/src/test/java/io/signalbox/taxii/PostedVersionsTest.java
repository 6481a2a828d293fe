package io.signalbox.taxii;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.signalbox.envelope.Envelope;
import io.signalbox.envelope.EnvelopeId;
import io.signalbox.envelope.FieldSelection;
import io.signalbox.envelope.Payload;
import io.signalbox.envelopes.EnvelopeKey;
import io.signalbox.envelopes.StoredEnvelope;
import io.signalbox.feeds.EnvelopeRelease;
import io.signalbox.feeds.FeedHub;
import io.signalbox.settings.ReleaseLimits;
import io.signalbox.settings.ReleasePolicy;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Which versions a collection has, whatever stopped half way. */
class PostedVersionsTest {
  private static final String OBJECT = "note--0b5cf1a2-7f0e-4c59-a3a8-000000000001";
  private static final Collection COLLECTION =
      Collection.of(
          "hub",
          "added",
          "reader",
          new ReleasePolicy(ReleaseLimits.DEFAULT, FieldSelection.DEFAULT),
          true,
          true,
          true);

  private final FeedHub hub = new FeedHub("{}");
  private final ObjectIndex index =
      new ObjectIndex(hub.platform().table("FEEDS_TABLE"), hub.clock(), FeedHub.RETENTION);
  private final PostedVersions versions =
      new PostedVersions(
          index, new UnlistedVersions(hub.envelopes()), new EnvelopeRelease(hub.envelopes()));

  @AfterEach
  void close() {
    hub.close();
  }

  /** A version of the object, by the hour. */
  private Envelope version(int hour) {
    ObjectNode object =
        (ObjectNode)
            FeedHub.parse(
                "{\"type\": \"note\", \"id\": \"%s\", \"modified\": \"2026-11-01T%02d:00:00Z\"}"
                    .formatted(OBJECT, hour));
    EnvelopeId lineage = PostedIds.lineage(COLLECTION, OBJECT);
    return PostedEnvelopes.object(
        COLLECTION, PostedIds.first(lineage, StixRules.versionKey(object)), Payload.of(object));
  }

  private ListedVersion listed(int hour) {
    Envelope envelope = version(hour);
    return new ListedVersion(
        envelope.id(),
        Optional.of(Instant.parse("2026-11-01T%02d:00:00Z".formatted(hour))),
        envelope.memoryBytes(),
        hub.clock().instant(),
        false);
  }

  private void list(ListedVersion... news) {
    index.add(Map.of(index.read(COLLECTION, OBJECT), List.of(news)));
  }

  private void add(int hour) {
    list(listed(hour));
    hub.envelopes().keep(version(hour), "writer");
  }

  private List<String> wanted(Versions asked, int... hours) {
    Map<EnvelopeKey, PostedVersion> found = new HashMap<>();
    for (int hour : hours) {
      EnvelopeKey key = EnvelopeKey.first(version(hour).id().dedupKey());
      StoredEnvelope stored = hub.envelopes().getAll(List.of(key)).get(key);
      assertThat(stored).isNotNull();
      PostedVersion.of(stored).ifPresent(one -> found.put(key, one));
    }
    Set<EnvelopeKey> keys = versions.wanted(COLLECTION, found, asked);
    return found.entrySet().stream()
        .filter(one -> keys.contains(one.getKey()))
        .flatMap(one -> one.getValue().version().stream())
        .sorted()
        .toList();
  }

  private List<String> all() {
    return versions.ofAll(COLLECTION, Set.of(OBJECT)).getOrDefault(OBJECT, List.of()).stream()
        .flatMap(one -> one.version().stream())
        .toList();
  }

  @Test
  void the_last_of_all_versions_is_told_to_who_has_only_some_of_them() {
    add(3);
    add(1);
    add(2);

    assertThat(all())
        .containsExactly("2026-11-01T01:00:00Z", "2026-11-01T02:00:00Z", "2026-11-01T03:00:00Z");
    assertThat(wanted(Versions.LAST, 1, 2)).isEmpty();
    assertThat(wanted(Versions.LAST, 2, 3)).containsExactly("2026-11-01T03:00:00Z");
    assertThat(wanted(Versions.of(List.of("first")), 2, 3)).isEmpty();
    assertThat(wanted(Versions.of(List.of("first", "last")), 1, 2, 3)).hasSize(2);
    assertThat(wanted(Versions.ALL, 1, 2)).hasSize(2);
  }

  @Test
  void a_version_that_was_listed_and_never_kept_hides_no_other() {
    add(1);
    list(listed(2), listed(3));

    assertThat(all()).containsExactly("2026-11-01T01:00:00Z");
    assertThat(wanted(Versions.LAST, 1)).containsExactly("2026-11-01T01:00:00Z");
  }

  @Test
  void a_deletion_that_was_begun_and_never_kept_deletes_nothing() {
    add(1);
    list(listed(1).beingDeleted());
    assertThat(wanted(Versions.LAST, 1)).hasSize(1);

    PostedVersion version =
        versions.ofAll(COLLECTION, Set.of(OBJECT)).getOrDefault(OBJECT, List.of()).getFirst();
    hub.envelopes().keep(PostedEnvelopes.deletion(COLLECTION, version), "writer");

    assertThat(all()).isEmpty();
    assertThat(wanted(Versions.ALL, 1)).isEmpty();
  }

  @Test
  void who_lists_versions_at_once_loses_none() {
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      IntStream.range(0, 20).forEach(hour -> threads.execute(() -> list(listed(hour))));
    }

    assertThat(index.read(COLLECTION, OBJECT).versions()).hasSize(20);
  }

  @Test
  void what_is_past_retention_makes_room_and_what_is_added_again_is_known() {
    add(1);
    add(2);
    hub.clock().advance(FeedHub.RETENTION.minusDays(1));
    add(3);
    list(listed(2));
    hub.clock().advance(Duration.ofDays(3));
    add(4);

    assertThat(index.read(COLLECTION, OBJECT).versions())
        .extracting(ListedVersion::key)
        .containsExactlyInAnyOrder(listed(2).key(), listed(3).key(), listed(4).key());
  }

  /** As before there was an index: the object is the parent. */
  private static Envelope unlisted(Envelope envelope) {
    return new Envelope(
        envelope.id(),
        Optional.of(PostedIds.lineage(COLLECTION, OBJECT)),
        envelope.path(),
        envelope.protocol(),
        envelope.meta(),
        envelope.payload());
  }

  @Test
  void versions_that_were_added_before_there_was_an_index_are_found_and_listed() {
    hub.envelopes().keep(unlisted(version(1)), "writer");
    hub.envelopes().keep(unlisted(version(2)), "writer");

    assertThat(wanted(Versions.LAST, 1)).isEmpty();
    assertThat(all()).containsExactly("2026-11-01T01:00:00Z", "2026-11-01T02:00:00Z");
    assertThat(index.read(COLLECTION, OBJECT).versions()).hasSize(2);

    add(3);
    assertThat(wanted(Versions.LAST, 2, 3)).containsExactly("2026-11-01T03:00:00Z");
  }

  @Test
  void what_was_deleted_before_there_was_an_index_stays_deleted() {
    hub.envelopes().keep(unlisted(version(1)), "writer");
    hub.envelopes().keep(unlisted(version(2)), "writer");
    PostedVersion first = all(2).getFirst();
    hub.envelopes().keep(unlisted(PostedEnvelopes.deletion(COLLECTION, first)), "writer");

    assertThat(wanted(Versions.ALL, 1, 2)).containsExactly("2026-11-01T02:00:00Z");
    assertThat(all()).containsExactly("2026-11-01T02:00:00Z");
  }

  private List<PostedVersion> all(int size) {
    List<PostedVersion> found =
        versions.ofAll(COLLECTION, Set.of(OBJECT)).getOrDefault(OBJECT, List.of());
    assertThat(found).hasSize(size);
    return found;
  }
}
