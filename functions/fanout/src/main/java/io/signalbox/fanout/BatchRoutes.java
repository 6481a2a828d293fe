package io.signalbox.fanout;

import io.signalbox.envelopes.StoredEnvelope;
import io.signalbox.routing.DirectoryRouter;
import io.signalbox.routing.DirectoryRouter.Answer;
import io.signalbox.routing.DirectoryRouter.Followed;
import io.signalbox.routing.Match;
import io.signalbox.routing.Router;
import java.util.function.Predicate;

/**
 * Where the envelopes of one batch go: by the routes, and then by the directory. For one thread.
 */
final class BatchRoutes {
  private final Router router;
  private final DirectoryRouter directory;

  BatchRoutes(Router router, DirectoryRouter directory) {
    this.router = router;
    this.directory = directory;
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
        followed.matches().stream().filter(wanted).toList(),
        followed.answers().stream().filter(Answer::isUnassigned).count(),
        followed.answers().stream().filter(Answer::isSuppressed).count());
  }
}
