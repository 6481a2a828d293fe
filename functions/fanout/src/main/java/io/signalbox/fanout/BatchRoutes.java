package io.signalbox.fanout;

import io.signalbox.envelope.Envelope;
import io.signalbox.envelope.MetaKeys;
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
    Envelope envelope = arrival.envelope();
    List<Match> asked = requested.apply(envelope, arrival.sender());
    // Who may not ask for a destination does not keep an envelope from the routes either.
    boolean isSending = envelope.meta().get(MetaKeys.SENDING).isPresent() && !asked.isEmpty();
    Followed followed =
        directory.follow(isSending ? asked : router.match(envelope, arrival.sender()), envelope);
    List<Match> matches = isSending ? followed.matches() : both(followed.matches(), asked);
    return Routed.of(
        arrival,
        matches.stream().filter(wanted).toList(),
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
