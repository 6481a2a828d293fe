package io.signalbox.fanout;

import io.signalbox.feeds.Candidate;
import io.signalbox.settings.Destination;
import io.signalbox.settings.Group;
import java.util.ArrayList;
import java.util.List;

/** What one feed is to get out of a batch, and whose feed it is. */
record FeedBatch(Destination destination, Group group, List<Candidate> candidates) {

  FeedBatch(Destination destination, Group group) {
    this(destination, group, new ArrayList<>());
  }
}
