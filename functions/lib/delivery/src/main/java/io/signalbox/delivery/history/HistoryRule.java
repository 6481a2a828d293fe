package io.signalbox.delivery.history;

import io.signalbox.settings.Addressee;
import io.signalbox.settings.Destination;
import io.signalbox.settings.Group;
import io.signalbox.settings.HistoryOptions;
import io.signalbox.settings.MailOptions;
import io.signalbox.settings.Quiet;
import java.time.Duration;
import java.util.Optional;

/**
 * What follows from what recipients know.
 *
 * @param goneAfter for how long an object that counts as gone was not seen
 * @param quiet when they are not told any more; empty for never
 */
public record HistoryRule(Duration goneAfter, Optional<Quiet> quiet) {

  /**
   * The rule of a feed; empty where nothing is remembered. What the directory's rule says goes
   * before what the destination says.
   */
  public static Optional<HistoryRule> of(Destination destination, Group group) {
    if (!(destination.options() instanceof MailOptions mail)) {
      return Optional.empty();
    }
    Optional<Quiet> ofRule = Addressee.of(group).flatMap(Addressee::quiet);
    Optional<HistoryOptions> own = mail.notices().history();
    return own.or(() -> ofRule.map(_ -> HistoryOptions.DEFAULT))
        .map(
            history ->
                new HistoryRule(
                    Duration.ofDays(history.goneAfterDays()), ofRule.or(history::quiet)));
  }

  /** Whether recipients who know so much are not told of the object in that state. */
  public boolean isQuiet(Known known, NoticeState state) {
    return state == NoticeState.STILL_THERE
        && quiet.map(one -> known.inRow() >= one.after()).orElse(false);
  }
}
