package io.signalbox.delivery.reader;

import io.signalbox.feeds.Position;
import java.time.Instant;

/** What a reader is there for. Each kind has a name, under which {@link #parse} knows it. */
public sealed interface ReaderKind {

  /** How the kind is stored and written into hints. */
  String name();

  /** Follows a feed for its destination. */
  record Main() implements ReaderKind {
    @Override
    public String name() {
      return "main";
    }
  }

  /**
   * Tries again what was set aside.
   *
   * @param edition that of the reader which set it aside
   */
  record Aside(Position position, String edition) implements ReaderKind {
    private static final String PREFIX = "aside-";

    @Override
    public String name() {
      return PREFIX + position.text() + (edition.isEmpty() ? "" : "-" + edition);
    }

    private static Aside of(String rest) {
      int dash = rest.indexOf('-');
      return dash < 0
          ? new Aside(Position.parse(rest), "")
          : new Aside(Position.parse(rest.substring(0, dash)), rest.substring(dash + 1));
    }
  }

  /** Sends a part of a feed once more. */
  record Replay(String edition) implements ReaderKind {
    private static final String PREFIX = "replay-";

    @Override
    public String name() {
      return PREFIX + edition;
    }
  }

  /** Keeps the place of an instance that pulls the feed without a cursor. */
  record Client(String instance) implements ReaderKind {
    private static final String PREFIX = "client-";

    @Override
    public String name() {
      return PREFIX + instance;
    }
  }

  /** Reads the journal, and fills a destination's new feeds with what came since a time. */
  record Backfill(Instant since) implements ReaderKind {
    private static final String PREFIX = "backfill-";

    @Override
    public String name() {
      return PREFIX + since.toEpochMilli();
    }
  }

  /** No reader, but a job over the readers of a destination, which is hinted like one. */
  record Job(String id) implements ReaderKind {
    private static final String PREFIX = "job-";

    @Override
    public String name() {
      return PREFIX + id;
    }
  }

  /**
   * The kind of that name.
   *
   * @throws IllegalArgumentException where there is none
   */
  static ReaderKind parse(String name) {
    if (name.equals("main")) {
      return new Main();
    }
    if (name.startsWith(Aside.PREFIX)) {
      return Aside.of(name.substring(Aside.PREFIX.length()));
    }
    if (name.startsWith(Replay.PREFIX)) {
      return new Replay(name.substring(Replay.PREFIX.length()));
    }
    if (name.startsWith(Client.PREFIX)) {
      return new Client(name.substring(Client.PREFIX.length()));
    }
    if (name.startsWith(Backfill.PREFIX)) {
      long since = Long.parseLong(name.substring(Backfill.PREFIX.length()));
      return new Backfill(Instant.ofEpochMilli(since));
    }
    if (name.startsWith(Job.PREFIX)) {
      return new Job(name.substring(Job.PREFIX.length()));
    }
    throw new IllegalArgumentException("There is no reader of the kind " + name);
  }
}
