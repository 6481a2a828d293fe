package io.signalbox.track;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.signalbox.delivery.history.Known;
import io.signalbox.delivery.history.NoticeMemory;
import io.signalbox.delivery.notice.Notice;
import io.signalbox.feeds.FeedId;
import java.util.Map;
import java.util.Set;

/** Says what the recipients of a notice know of its objects by now. */
final class NoticeObjects {
  private final NoticeMemory memory;

  NoticeObjects(NoticeMemory memory) {
    this.memory = memory;
  }

  /** Each object whose address the notice names, as its recipients know it now. */
  void putKnown(ObjectNode json, Notice notice) {
    if (notice.holder().subject().objects().isEmpty()) {
      return;
    }
    FeedId feed = notice.holder().reader().feed();
    Set<String> sources = Set.copyOf(notice.holder().subject().sources());
    Map<?, Integer> apart = memory.apart(feed);
    ArrayNode known = json.putArray("known");
    memory
        .of(feed)
        .forEach(
            (sighting, entry) -> {
              if (sources.contains(sighting.object())) {
                Known now = entry.now();
                known
                    .addObject()
                    .put("object", sighting.object())
                    .put("type", sighting.type())
                    .put("notices", now.notices() + apart.getOrDefault(sighting, 0))
                    .put("firstTold", now.firstTold().toString())
                    .put("lastTold", now.lastTold().toString())
                    .put("lastSeen", now.lastSeen().toString())
                    .put("gone", now.isGone());
              }
            });
  }
}
