package io.signalbox.fetch;

import io.signalbox.delivery.Deadline;
import io.signalbox.delivery.drain.Backoff;
import io.signalbox.delivery.fetch.FetchState;
import io.signalbox.delivery.fetch.FetchStates;
import io.signalbox.delivery.fetch.FetchStates.Versioned;
import io.signalbox.envelopes.HubNotices;
import io.signalbox.settings.Fetch;
import io.signalbox.settings.SettingsDocument;
import io.signalbox.store.telemetry.Metrics;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * Fetches what one source has. The cursor moves when a page is stored, and not before: a lost
 * answer and a process that dies make a page come again, of which the hub knows the events.
 */
final class FetchRun {
  private static final System.Logger LOG = System.getLogger(FetchRun.class.getName());

  /** Longer than the function may take. */
  private static final Duration LEASE = Duration.ofSeconds(75);

  /** To store a page and to write down the cursor. */
  private static final Duration STORING = Duration.ofSeconds(8);

  /** So many pages of one source, and the others have their turn. */
  private static final int PAGES_MOST = 50;

  private final SourceClient client;
  private final PageStore pages;
  private final FetchStates states;
  private final HubNotices notices;
  private final Backoff backoff;
  private final Metrics metrics;
  private final Clock clock;
  private final RandomGenerator random;

  FetchRun(
      SourceClient client,
      PageStore pages,
      FetchStates states,
      HubNotices notices,
      Metrics metrics,
      Clock clock,
      RandomGenerator random) {
    this.client = client;
    this.pages = pages;
    this.states = states;
    this.notices = notices;
    this.backoff = new Backoff(random);
    this.metrics = metrics;
    this.clock = clock;
    this.random = random;
  }

  /** Fetches page after page while there are more and there is time, unless somebody else does. */
  void run(Fetch fetch, SettingsDocument settings, Deadline deadline) {
    Versioned found = states.find(fetch.name());
    Instant now = clock.instant();
    if (!found.state().isDue(now, longestWait(fetch))) {
      return;
    }
    String owner = HexFormat.of().toHexDigits(random.nextLong());
    Optional<Versioned> standing =
        states.replace(fetch.name(), found, found.state().leased(owner, now.plus(LEASE)));
    FetchSource source = FetchSource.of(fetch, () -> states.fetchedBy(fetch.name()), random);
    for (int page = 0; standing.isPresent(); page++) {
      if (page > 0 && (page == PAGES_MOST || !hasTime(fetch, deadline))) {
        FetchState rest = standing.get().state().restingUntil(clock.instant());
        standing = states.replace(fetch.name(), standing.get(), rest).filter(_ -> false);
      } else {
        standing = turn(fetch, source, settings, standing.get());
      }
    }
  }

  private static boolean hasTime(Fetch fetch, Deadline deadline) {
    return deadline.left().compareTo(fetch.http().timeout().plus(STORING)) > 0;
  }

  private static Duration longestWait(Fetch fetch) {
    Duration day = Duration.ofDays(1);
    Duration longest = fetch.every().compareTo(day) > 0 ? fetch.every() : day;
    return longest.plusMinutes(1);
  }

  /** One request; answers with the state if there is more to ask for at once. */
  private Optional<Versioned> turn(
      Fetch fetch, FetchSource source, SettingsDocument settings, Versioned standing) {
    FetchState state = standing.state();
    return switch (client.ask(fetch, source, state.cursor())) {
      case SourceAnswer.Nothing(String next) ->
          done(fetch, standing, advanced(fetch, state, next, Map.of()), false);
      case SourceAnswer.Skipped skipped -> {
        LOG.log(Level.WARNING, "The fetch {0} leaves out: {1}", fetch.name(), skipped.reason());
        Map<String, Long> one = Map.of(skipped.word(), 1L);
        yield done(fetch, standing, advanced(fetch, state, skipped.next(), one), skipped.more());
      }
      case SourceAnswer.Again(String cursor) ->
          states.replace(fetch.name(), standing, state.from(cursor));
      case SourceAnswer.Trouble trouble ->
          failed(fetch, standing, trouble.reason(), trouble.retryAfter());
      case SourceAnswer.Expired(String oldest, Instant oldestAt) ->
          states.replace(fetch.name(), standing, behindGap(fetch, state, oldest, oldestAt));
      case SourceAnswer.Page page ->
          switch (pages.store(fetch, source, settings, page.answer())) {
            case PageStore.Result.NotStored(String reason, var pause) ->
                failed(fetch, standing, reason, pause);
            case PageStore.Result.Stored(var counts) -> {
              source.stored();
              yield done(fetch, standing, advanced(fetch, state, page.next(), counts), page.more());
            }
          };
    };
  }

  private FetchState advanced(
      Fetch fetch, FetchState state, String next, Map<String, Long> counts) {
    if (state.failure() != null) {
      LOG.log(Level.INFO, "The source of the fetch {0} answers again", fetch.name());
    }
    return state.advanced(next, counts, clock.instant());
  }

  private Optional<Versioned> done(
      Fetch fetch, Versioned standing, FetchState next, boolean isMore) {
    if (isMore) {
      return states.replace(fetch.name(), standing, next);
    }
    FetchState rest = next.restingUntil(clock.instant().plus(fetch.every()));
    return states.replace(fetch.name(), standing, rest).filter(_ -> false);
  }

  private Optional<Versioned> failed(
      Fetch fetch, Versioned standing, String reason, Optional<Duration> retryAfter) {
    FetchState state = standing.state();
    int attempts = state.failure() == null ? 1 : state.failure().attempts() + 1;
    if (attempts == 1) {
      LOG.log(Level.WARNING, "The source of the fetch {0} fails: {1}", fetch.name(), reason);
    }
    metrics.count("FetchFailed", 1);
    Instant now = clock.instant();
    Instant next = now.plus(backoff.after(attempts, fetch.retry(), retryAfter));
    return states
        .replace(fetch.name(), standing, state.failing(reason, now, next))
        .filter(_ -> false);
  }

  /** Tells the gap before the cursor goes on behind it: who dies in between tells it again. */
  private FetchState behindGap(Fetch fetch, FetchState state, String oldest, Instant oldestAt) {
    String from = state.lastAt() == null ? "" : state.lastAt().toString();
    String text =
        "The source of the fetch %s no longer has the events %s %s."
            .formatted(fetch.name(), from.isEmpty() ? "before" : "from " + from + " to", oldestAt);
    LOG.log(Level.ERROR, text);
    metrics.count("FetchGap", 1);
    notices.tell(
        "hub.fetch.gap",
        text,
        Map.of("fetch", fetch.name(), "missing_from", from, "missing_until", oldestAt.toString()));
    FetchState.Gap gap = new FetchState.Gap(state.lastAt(), oldestAt, clock.instant());
    return state.behind(gap, oldest);
  }
}
