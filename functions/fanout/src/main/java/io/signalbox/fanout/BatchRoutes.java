package io.signalbox.fanout;

import io.signalbox.envelope.Envelope;
import io.signalbox.envelopes.StoredEnvelope;
import io.signalbox.routing.DirectoryRouter;
import io.signalbox.routing.DirectoryRouter.Answer;
import io.signalbox.routing.DirectoryRouter.Followed;
import io.signalbox.routing.Match;
import io.signalbox.routing.Router;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Predicate;

/**
 * Where the envelopes of one batch go: by the routes, by the directory, and where they ask to go
 * themselves. For one thread.
 */
final class BatchRoutes {
  private final Router router;
  private final DirectoryRouter directory;
  private final BiFunction<Envelope, String, List<Match>> requested;

  BatchRoutes(
      Router router,
      DirectoryRouter directory,
      BiFunction<Envelope, String, List<Match>> requested) {
    this.router = router;
    this.directory = directory;
    this.requested = requested;
  }

  Routed route(StoredEnvelope arrival) {
    return route(arrival, match -> true);
  }

  /** The same with some of the matches alone. */
  Routed route(StoredEnvelope arrival, Predicate<Match> wanted) {
    Followed followed =
        directory.follow(router.match(arrival.envelope(), arrival.sender()), arrival.envelope());
    return Routed.of(
        arrival,
        both(followed.matches(), requested.apply(arrival.envelope(), arrival.sender())).stream()
            .filter(wanted)
            .toList(),
        followed.answers().stream().filter(Answer::isUnassigned).count(),
        followed.answers().stream().filter(Answer::isSuppressed).count());
  }

  private static List<Match> both(List<Match> routed, List<Match> asked) {
    if (asked.isEmpty()) {
      return routed;
    }
    List<Match> both = new ArrayList<>(routed);
    asked.stream()
        .filter(one -> routed.stream().noneMatch(match -> isSameFeed(match, one)))
        .forEach(both::add);
    return both;
  }

  private static boolean isSameFeed(Match match, Match other) {
    return match.destination().name().equals(other.destination().name())
        && match.group().equals(other.group());
  }
}
