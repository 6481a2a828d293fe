package io.signalbox.settings;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.signalbox.store.Consistency;
import io.signalbox.store.ForwardingDueTable;
import io.signalbox.store.Item;
import io.signalbox.store.Range;
import io.signalbox.store.embedded.EmbeddedStore;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SettingsHistoryTest {
  private static final int CHANGES = 120;

  private final EmbeddedStore embedded = EmbeddedStore.inMemory(Clock.systemUTC());
  private final List<Range> queries = new ArrayList<>();
  private final SettingsStore settings =
      new SettingsStore(
          new ForwardingDueTable(embedded.table("settings")) {
            @Override
            public List<Item> query(Range range, Consistency consistency) {
              queries.add(range);
              return super.query(range, consistency);
            }
          },
          new Random(1));

  @AfterEach
  void close() {
    embedded.close();
  }

  @Test
  void is_read_one_by_one_and_no_further_than_is_asked_for() {
    change();
    List<Long> versions = new ArrayList<>();
    queries.clear();

    settings
        .history()
        .read(
            settings.current(),
            Optional.empty(),
            change -> {
              versions.add(change.version());
              return versions.size() < 2;
            });

    assertThat(versions).containsExactly((long) CHANGES, CHANGES - 1L);
    assertThat(queries).hasSize(3);
  }

  @Test
  void every_revision_can_be_had_again() {
    List<Revision> revisions = change();

    for (Revision revision : revisions) {
      assertThat(settings.history().documentAt(revisions.getLast(), revision.id()))
          .contains(revision.json());
    }
    assertThat(settings.history().documentAt(revisions.getLast(), "another")).isEmpty();
  }

  /** By turns an entry is written, it is removed, and all is replaced. */
  private List<Revision> change() {
    List<Revision> revisions = new ArrayList<>();
    Revision standing = settings.current();
    for (int i = 0; i < CHANGES; i++) {
      ObjectNode before = standing.json();
      ObjectNode after = before.deepCopy();
      ObjectNode destinations = Kind.DESTINATIONS.entries(after);
      boolean isWhole = i % 3 == 2;
      String name = "feed-" + (i % 3 == 1 ? i - 1 : i);
      if (isWhole) {
        destinations.removeAll().putObject(name).put("method", "pull");
      } else if (i % 3 == 0) {
        destinations.putObject(name).put("method", "pull").put("form", "bare");
      } else {
        destinations.remove(name);
      }
      RecordedChange recorded =
          new RecordedChange(
              new Author("ann", Instant.EPOCH, "PUT /v1/settings", List.of()),
              isWhole,
              isWhole ? before : part(before, name),
              isWhole ? after : part(after, name));
      standing = settings.commit(standing, after, List.of(), Optional.of(recorded)).orElseThrow();
      revisions.add(standing);
    }
    return revisions;
  }

  private static ObjectNode part(ObjectNode document, String name) {
    ObjectNode part = JsonNodeFactory.instance.objectNode();
    part.set(Kind.DESTINATIONS.text(), Kind.DESTINATIONS.entries(document).deepCopy().retain(name));
    return part;
  }
}
