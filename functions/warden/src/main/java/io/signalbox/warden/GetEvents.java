package io.signalbox.warden;

import io.signalbox.access.Caller;
import io.signalbox.access.Grant;
import io.signalbox.api.Request;
import io.signalbox.api.Response;
import io.signalbox.feeds.FeedId;
import io.signalbox.feeds.FeedLog;
import io.signalbox.feeds.Position;
import io.signalbox.settings.Destination;
import io.signalbox.settings.ReleasePolicy;
import io.signalbox.settings.SettingsSource;
import io.signalbox.settings.WardenOptions;
import java.util.Optional;

/** {@code getEvents}: from an id, the last ones, or from where the client was last. */
final class GetEvents {
  /** The most events that an answer has, whatever is asked for. */
  static final int LIMIT = 1_000;

  /** How far back a client may ask for the last events. */
  static final int LAST_LIMIT = 10_000;

  private final SettingsSource settings;
  private final FeedLog feeds;
  private final EventReader reader;
  private final ClientPlaces places;

  GetEvents(SettingsSource settings, FeedLog feeds, EventReader reader, ClientPlaces places) {
    this.settings = settings;
    this.feeds = feeds;
    this.reader = reader;
    this.places = places;
  }

  Response answer(Caller caller, Request request) {
    Destination destination = destination(caller);
    FeedId feed = new FeedId(destination.name(), "");
    ReleasePolicy policy = settings.latest().release(destination, caller.instance());
    EventFilter filter = EventFilter.of(request);
    int count = number(request, "count").map(asked -> Math.clamp(asked, 0, LIMIT)).orElse(LIMIT);
    Optional<Long> id = number(request, "id");
    if (id.isEmpty()) {
      return places
          .next(feed, caller.name(), from -> reader.read(feed, from, count, filter, policy))
          .response();
    }
    EventBatch batch = reader.read(feed, from(feed, id.get()), count, filter, policy);
    if (count > 0) {
      places.move(feed, caller.name(), batch.next());
    }
    return batch.response();
  }

  private Destination destination(Caller caller) {
    return caller
        .instance()
        .warden()
        .flatMap(WardenOptions::feed)
        .filter(name -> caller.has(Grant.read(name)))
        .flatMap(name -> Optional.ofNullable(settings.current().destinations().get(name)))
        .filter(Destination::isPulled)
        .orElseThrow(
            () ->
                WardenFault.of(WardenFault.FORBIDDEN, "This client may not read events.")
                    .exception());
  }

  private Position from(FeedId feed, long id) {
    if (id <= 0) {
      return feeds.beforeNewest(feed, (int) Math.min(-Math.max(id, -LAST_LIMIT), LAST_LIMIT));
    }
    Position place = EventIds.behind(id);
    Position end = feeds.end(feed);
    // An id of another server may be higher than any of this one.
    return place.compareTo(end) > 0 ? end : place;
  }

  /** What is no number is not there. */
  private static Optional<Long> number(Request request, String name) {
    return request
        .query(name)
        .flatMap(
            text -> {
              try {
                return Optional.of(Long.valueOf(text.strip()));
              } catch (NumberFormatException noNumber) {
                return Optional.empty();
              }
            });
  }
}
