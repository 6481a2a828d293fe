package io.signalbox.statistics.habit;

import io.signalbox.envelopes.HubNotices;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Writes what is to be told of senders and feeds as envelopes. */
final class HabitNotices {
  private final HubNotices notices;

  HabitNotices(HubNotices notices) {
    this.notices = notices;
  }

  void tell(String sender, Optional<FeedName> feed, Silence silence) {
    Instant until = HourOfWeek.begin(silence.lastHour() + 1);
    Map<String, String> facts = facts(sender, feed);
    facts.put("silent_since", until.toString());
    facts.put("usual_pause", Duration.ofHours(silence.usualHours()).toString());
    notices.tell(
        kind(feed) + ".silent",
        "%s sent no events since %s. Its usual pause at that time of the week is %s."
            .formatted(subject(sender, feed), until, hours(silence.usualHours())),
        facts);
  }

  void tell(String sender, Optional<FeedName> feed, Surge surge) {
    Instant hour = HourOfWeek.begin(surge.hour());
    Map<String, String> facts = facts(sender, feed);
    facts.put("hour", hour.toString());
    facts.put("events", Long.toString(surge.events()));
    facts.put("usual_events", Long.toString(surge.usualEvents()));
    notices.tell(
        kind(feed) + ".surge",
        "%s sent %d events in the hour from %s on. Until now it had at most %d."
            .formatted(subject(sender, feed), surge.events(), hour, surge.usualEvents()),
        facts);
  }

  private static String kind(Optional<FeedName> feed) {
    return feed.isPresent() ? "hub.feed" : "hub.sender";
  }

  private static String subject(String sender, Optional<FeedName> feed) {
    return feed.map(name -> "The feed \"%s\" of the sender %s".formatted(name.name(), sender))
        .orElseGet(() -> "The sender " + sender);
  }

  private static String hours(long hours) {
    return hours == 1 ? "an hour" : hours + " hours";
  }

  private static Map<String, String> facts(String sender, Optional<FeedName> feed) {
    Map<String, String> facts = new TreeMap<>();
    facts.put("sender", sender);
    feed.ifPresent(
        name -> {
          facts.put("feed_provider", name.provider());
          facts.put("feed_name", name.name());
        });
    return facts;
  }
}
