package io.signalbox.settings;

import java.util.Optional;

/**
 * What the mails of a destination say of the mails before.
 *
 * @param goneAfterDays an object that was not seen for so long counts as gone
 * @param quiet when recipients are not told any more; empty for never
 */
public record HistoryOptions(int goneAfterDays, Optional<Quiet> quiet) {
  public static final HistoryOptions DEFAULT = new HistoryOptions(2, Optional.empty());

  static Optional<HistoryOptions> read(JsonFields options) {
    if (!options.has("history")) {
      return Optional.empty();
    }
    JsonFields history = options.members("history");
    return Optional.of(
        new HistoryOptions(
            history.number("goneAfterDays", DEFAULT.goneAfterDays()),
            history.has("quietAfter")
                ? Optional.of(
                    new Quiet(history.number("quietAfter", 0), history.flag("escalate", false)))
                : Optional.empty()));
  }
}
