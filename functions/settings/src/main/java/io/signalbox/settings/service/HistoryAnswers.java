package io.signalbox.settings.service;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.signalbox.delivery.history.HistoryRule;
import io.signalbox.delivery.history.Known;
import io.signalbox.delivery.history.NoticeMemory;
import io.signalbox.delivery.history.NoticeState;
import io.signalbox.delivery.history.Remembered;
import io.signalbox.delivery.history.Sighting;
import io.signalbox.envelope.Envelope;
import io.signalbox.feeds.FeedId;
import io.signalbox.routing.Match;
import io.signalbox.settings.Quiet;
import java.time.Clock;
import java.util.Optional;

/** Says of an event what its recipients know of its object, and what follows from that. */
final class HistoryAnswers {
  private final NoticeMemory memory;
  private final Clock clock;

  HistoryAnswers(NoticeMemory memory, Clock clock) {
    this.memory = memory;
    this.clock = clock;
  }

  /**
   * Adds {@code history}, where notices of the match are remembered and the event has an object.
   */
  void add(ObjectNode delivery, Match match, Envelope envelope) {
    Optional<HistoryRule> rule = HistoryRule.of(match.destination(), match.group());
    Optional<Sighting> sighting = Sighting.of(envelope);
    if (rule.isEmpty() || sighting.isEmpty()) {
      return;
    }
    FeedId feed = FeedId.of(match.destination().name(), match.group());
    Optional<Known> known =
        Optional.ofNullable(memory.of(feed).get(sighting.get())).map(Remembered::now);
    NoticeState state =
        known.map(one -> one.state(clock.instant(), rule.get())).orElse(NoticeState.NEW);
    ObjectNode history = delivery.putObject("history");
    history.put("object", sighting.get().object()).put("type", sighting.get().type());
    history.put("state", state.text());
    known.ifPresent(
        one ->
            history
                .put("notices", one.notices())
                .put("inRow", one.inRow())
                .put("firstTold", one.firstTold().toString())
                .put("lastTold", one.lastTold().toString())
                .put("lastSeen", one.lastSeen().toString()));
    rule.get().quiet().map(Quiet::after).ifPresent(after -> history.put("quietAfter", after));
    boolean isQuiet = known.map(one -> rule.get().isQuiet(one, state)).orElse(false);
    history.put("quiet", isQuiet);
    history.put("escalated", isQuiet && rule.get().quiet().map(Quiet::escalates).orElse(false));
  }
}
