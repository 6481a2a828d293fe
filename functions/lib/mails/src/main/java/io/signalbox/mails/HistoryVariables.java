package io.signalbox.mails;

import io.signalbox.delivery.history.NoticeHistory;
import io.signalbox.delivery.history.ObjectCounts;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The variables of mail templates that say how a mail's objects stand to the mails before. */
final class HistoryVariables {
  /** Those that stand in phrases. */
  static final Set<String> IN_PHRASES =
      Set.of(
          "objects_new",
          "objects_still_there",
          "objects_back_again",
          "objects_gone",
          "objects_quiet");

  private static final ObjectCounts NONE = new ObjectCounts(0, 0, 0, 0, 0);

  private HistoryVariables() {}

  /** Numbers, and a list of what is gone; without a history nothing is. */
  static Map<String, Object> of(Optional<NoticeHistory> history) {
    ObjectCounts counts = history.map(ObjectCounts::of).orElse(NONE);
    return Map.of(
        "has_history", history.isPresent(),
        "objects_new", counts.fresh(),
        "objects_still_there", counts.stillThere(),
        "objects_back_again", counts.backAgain(),
        "objects_gone", counts.gone(),
        "objects_quiet", counts.quiet(),
        "gone", history.map(HistoryVariables::gone).orElse(List.of()));
  }

  private static List<Map<String, String>> gone(NoticeHistory history) {
    return history.gone().stream()
        .limit(NoticeHistory.GONE_LIMIT)
        .map(
            one ->
                Map.of(
                    "object", MailVariables.oneLine(one.sighting().object()),
                    "type", MailVariables.oneLine(one.sighting().type()),
                    "last_seen", TimeSpan.text(one.lastSeen())))
        .toList();
  }
}
