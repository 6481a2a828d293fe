package io.signalbox.delivery.job;

import io.signalbox.feeds.FeedId;
import io.signalbox.feeds.Position;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What a job does with the readers of its destination, one after the other. */
public sealed interface Work {

  /** How the API calls it. */
  default String name() {
    return switch (this) {
      case Recover _ -> "recover";
      case Resume _ -> "resume";
      case RetrySetAside _ -> "retry set aside";
      case ReplayTime _, ReplayParts _ -> "replay";
      case SendSample _ -> "test";
    };
  }

  /** The destination works again: all that waits for it goes on. */
  record Recover() implements Work {}

  /** Somebody has resumed the destination: all goes on, what was given up too. */
  record Resume() implements Work {}

  /** Tries all again that was set aside. */
  record RetrySetAside() implements Work {}

  /** Sends once more what came to the feeds from {@code since} until before {@code until}. */
  record ReplayTime(Instant since, Instant until) implements Work {}

  /**
   * Sends parts of feeds once more, one of each feed: it has one reader in a job.
   *
   * @param contact the id of the contact in the directory that gets them; empty for the feeds' own
   *     recipients
   */
  record ReplayParts(List<Part> parts, Optional<String> contact) implements Work {
    public ReplayParts {
      parts = List.copyOf(parts);
      if (parts.stream().map(Part::feed).distinct().count() < parts.size()) {
        throw new IllegalArgumentException("A replay has one part of a feed");
      }
    }

    /** To the feeds' own recipients. */
    public ReplayParts(List<Part> parts) {
      this(parts, Optional.empty());
    }
  }

  /** Sends one marked sample, past all readers. */
  record SendSample() implements Work {}

  /** The entries of a feed from one position until before another. */
  record Part(FeedId feed, Position from, Position until) {}
}
