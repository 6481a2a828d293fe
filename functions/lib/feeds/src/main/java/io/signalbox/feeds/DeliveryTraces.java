package io.signalbox.feeds;

import io.signalbox.envelopes.StoredEnvelope;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Finds where envelopes went. The journal names the feeds of an envelope. */
public final class DeliveryTraces {
  private final EntrySearch search;

  public DeliveryTraces(EntrySearch search) {
    this.search = search;
  }

  /**
   * Where an envelope went.
   *
   * @return whether it was routed, or that this was not found out
   */
  public DeliveryTrace of(StoredEnvelope arrival) {
    return switch (search.find(FeedId.JOURNAL, arrival.key(), arrival.receivedAt())) {
      case EntrySearch.Result.NotThere _ -> new DeliveryTrace.NotRouted();
      case EntrySearch.Result.BoundReached(Instant until) ->
          new DeliveryTrace.NotFound(arrival.receivedAt(), until, search.entriesLimit());
      case EntrySearch.Result.Found(Located entry) -> {
        List<DeliveryTrace.Place> places = new ArrayList<>();
        List<FeedId> notFound = new ArrayList<>();
        for (FeedId feed : entry.entry().feeds()) {
          // The feeds get an envelope at about the time at which the journal does.
          switch (search.find(feed, arrival.key(), entry.entry().at())) {
            case EntrySearch.Result.Found(Located place) ->
                places.add(new DeliveryTrace.Place(feed, place));
            case EntrySearch.Result.NotThere _, EntrySearch.Result.BoundReached _ ->
                notFound.add(feed);
          }
        }
        yield new DeliveryTrace.Routed(entry.entry().at(), places, notFound);
      }
    };
  }
}
