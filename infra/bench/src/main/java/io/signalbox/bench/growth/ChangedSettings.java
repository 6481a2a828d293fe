package io.signalbox.bench.growth;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.signalbox.delivery.Hint;
import io.signalbox.delivery.job.WhatIf;
import io.signalbox.delivery.job.WhatIfs;
import io.signalbox.envelope.Envelope;
import io.signalbox.envelope.UnreadableBody;
import io.signalbox.envelopes.EnvelopeKey;
import io.signalbox.envelopes.EnvelopeStore;
import io.signalbox.fanout.BackfillHandler;
import io.signalbox.feeds.Candidate;
import io.signalbox.feeds.FeedAppender;
import io.signalbox.feeds.FeedId;
import io.signalbox.runtime.template.Template;
import io.signalbox.settings.Group;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** What it costs to reckon what a changed route would have done with the events of a time. */
final class ChangedSettings {
  private static final List<Integer> SIZES = List.of(1_000, 10_000, 100_000);
  private static final int NETWORKS = 100;
  private static final int ENTRIES_A_PAGE = 500;
  private static final int EVENT_BYTES = 400;
  private static final Duration RETENTION = Duration.ofDays(90);

  private final Ground ground;
  private final BackfillHandler handler;
  private final Context context;
  private final WhatIfs jobs;
  private final int events;
  private int job;

  private ChangedSettings(Ground ground, int events) throws UnreadableBody {
    this.ground = ground;
    this.events = events;
    Settings.commit(ground, Settings.document(NETWORKS));
    handler = new BackfillHandler(ground.platform("BackfillFunction"));
    context = ground.context("BackfillFunction");
    jobs = new WhatIfs(ground.dueTable("Readers"));
    EnvelopeStore envelopes =
        new EnvelopeStore(ground.table("Envelopes"), ground.clock(), ground.random(), RETENTION);
    FeedAppender journal =
        new FeedAppender(ground.table("Feeds"), ground.clock(), RETENTION, (_, _) -> {});
    List<Candidate> page = new ArrayList<>();
    for (int i = 0; i < events; i++) {
      Envelope envelope = Envelopes.about(i, i * 7919 % NETWORKS);
      envelopes.keep(envelope, "sender");
      page.add(
          new Candidate(
              EnvelopeKey.first(envelope.id().dedupKey()),
              ground.clock().instant(),
              EVENT_BYTES,
              List.of()));
      if (page.size() == ENTRIES_A_PAGE) {
        journal.append(FeedId.JOURNAL, Group.NONE, List.copyOf(page));
        page.clear();
        ground.clock().advance(Duration.ofSeconds(1));
      }
    }
  }

  static Growth measure(Template template) throws Exception {
    Growth growth =
        new Growth("CPU time to reckon with an event what a changed route had done", "events");
    for (int size : SIZES) {
      try (Ground ground = new Ground(template)) {
        ChangedSettings changed = new ChangedSettings(ground, size);
        growth.add(
            "an event, with 100 routes",
            size,
            Cost.of(ground, 1, () -> {}, changed::reckon).dividedBy(size));
      }
    }
    return growth;
  }

  private void reckon() {
    Instant now = ground.clock().instant();
    WhatIf added =
        jobs.addIfAbsent(
            WhatIf.of("job-" + job++, "admin", "", now, now.minus(Duration.ofDays(7)), change()));
    SQSEvent.SQSMessage message = new SQSEvent.SQSMessage();
    message.setBody(new Hint(added.hinted()).text());
    SQSEvent event = new SQSEvent();
    event.setRecords(List.of(message));
    handler.handleRequest(event, context);
    if (jobs.find(added.id()).flatMap(WhatIf::progress).map(WhatIf.Progress::events).orElse(0L)
        != events) {
      throw new IllegalStateException("Not all events were looked at");
    }
  }

  /** One route more, which a hundredth of all events matches. */
  private static ArrayNode change() {
    ArrayNode changes = JsonNodeFactory.instance.arrayNode();
    ObjectNode entry = JsonNodeFactory.instance.objectNode();
    entry.putObject("pattern").putObject("payload").putArray("feed.code").add("code-1");
    entry.putArray("destinations").add(Settings.destination(0));
    changes.addObject().put("kind", "routes").put("name", "more").set("entry", entry);
    return changes;
  }
}
