package io.signalbox.taxii;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.signalbox.envelope.Json;
import io.signalbox.feeds.FeedAppender;
import io.signalbox.feeds.FeedId;
import io.signalbox.feeds.FeedLog;
import io.signalbox.feeds.Located;
import io.signalbox.feeds.Position;
import io.signalbox.feeds.Reading;
import io.signalbox.store.Body;
import io.signalbox.store.Consistency;
import io.signalbox.store.Draft;
import io.signalbox.store.Item;
import io.signalbox.store.Key;
import io.signalbox.store.Range;
import io.signalbox.store.Table;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Keeps the statuses of requests for 24 hours, beside the feeds. */
final class PostStatuses {
  static final Duration KEPT = Duration.ofHours(24);

  /** No destination, and so no feed, has a name that begins so. */
  private static final String PARTITION = "~taxii-status/";

  private static final String SORT = "part-";
  private static final int PARTS_MOST = 10;
  private static final int ENTRIES_AT_ONCE = 500;

  /** How far a status looks for objects that it waits for. */
  private static final int ENTRIES_MOST = 20_000;

  private final Table table;
  private final FeedLog feeds;
  private final Clock clock;

  PostStatuses(Table table, FeedLog feeds, Clock clock) {
    this.table = table;
    this.feeds = feeds;
    this.clock = clock;
  }

  void put(PostStatus status) {
    drafts(status).forEach(table::insertIfAbsent);
  }

  /** The status as it stands now; empty where it is not there any more. */
  Optional<PostStatus> find(String id) {
    List<Item> parts = table.query(Range.ascending(PARTITION + id, PARTS_MOST), Consistency.STRONG);
    return parts.isEmpty() ? Optional.empty() : current(parts);
  }

  private Optional<PostStatus> current(List<Item> parts) {
    PostStatus stored =
        PostStatus.read(
            parts.stream().map(part -> Json.read(part.body().text()).orElseThrow()).toList());
    if (clock.instant().isAfter(stored.requestedAt().plus(KEPT))) {
      return Optional.empty();
    }
    if (stored.pendingKeys().isEmpty()) {
      return Optional.of(stored);
    }
    PostStatus current = stored.withVisible(visible(stored));
    if (!current.equals(stored)) {
      List<Draft> drafts = drafts(current);
      for (int i = 0; i < drafts.size(); i++) {
        table.replaceIfVersion(drafts.get(i), parts.get(i).version());
      }
    }
    return Optional.of(current);
  }

  /** Which of the envelopes that the status waits for the feed has. */
  private Set<String> visible(PostStatus status) {
    FeedId feed = new FeedId(status.feed(), "");
    Set<String> wanted = new HashSet<>(status.pendingKeys());
    Set<String> visible = new HashSet<>();
    Position from = feeds.since(feed, status.requestedAt().minus(FeedAppender.CLOCK_MARGIN));
    for (int read = 0; read < ENTRIES_MOST && visible.size() < wanted.size(); ) {
      Reading reading = feeds.read(feed, from, ENTRIES_AT_ONCE);
      if (reading.entries().isEmpty()) {
        break;
      }
      for (Located located : reading.entries()) {
        String key = located.entry().key().id().value();
        if (wanted.contains(key)) {
          visible.add(key);
        }
      }
      read += reading.entries().size();
      from = reading.next();
    }
    return visible;
  }

  private static List<Draft> drafts(PostStatus status) {
    List<Draft> drafts = new ArrayList<>();
    for (ObjectNode part : status.stored()) {
      Key key = new Key(PARTITION + status.id(), SORT + drafts.size());
      drafts.add(
          Draft.of(key, Body.ofText(Json.text(part))).expiringAt(status.requestedAt().plus(KEPT)));
    }
    return drafts;
  }
}
