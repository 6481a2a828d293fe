package io.signalbox.console.screen;

import io.signalbox.console.api.ApiAnswer;
import io.signalbox.console.api.ApiCall;
import io.signalbox.console.page.Block;
import io.signalbox.console.page.Cell;
import io.signalbox.settings.people.Permission;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** How many events of the last 30 days meet conditions that statistics count by. */
final class SearchHistogram {
  private static final int DAYS = 30;
  private static final Set<String> COUNTED =
      Set.of(
          "type",
          "taxonomy",
          "identifier",
          "country",
          "asn",
          "sender",
          "feed",
          "provider",
          "tlp",
          "destination",
          "result");

  private SearchHistogram() {}

  /** Empty where a condition is of another kind, or the reader may not count events. */
  static Optional<ApiCall> call(Visit visit, SearchQuery query) {
    if (!visit.may(Permission.SEE_EVENTS) || !COUNTED.containsAll(query.conditions().keySet())) {
      return Optional.empty();
    }
    LocalDate today = LocalDate.ofInstant(visit.now(), ZoneOffset.UTC);
    ApiCall call =
        ApiCall.get("v1", "statistics")
            .with("step", "day")
            .with("as", "json")
            .with("from", today.minusDays(DAYS).toString());
    for (Map.Entry<String, String> one : query.conditions().entrySet()) {
      call = call.and("where", one.getKey() + ":" + one.getValue());
    }
    return Optional.of(call);
  }

  static List<Block> blocks(Visit visit, ApiAnswer answer) {
    List<Block.Bar> bars = TimeBars.of(answer.json(), "day", visit.now());
    return answer.isSuccess() && !bars.isEmpty()
        ? List.of(new Block.Chart(visit.text("search.histogram"), bars), table(visit, bars))
        : List.of();
  }

  /** The same figures, folded away. */
  private static Block table(Visit visit, List<Block.Bar> bars) {
    return new Block.Part(
        visit.text("search.histogram.table"),
        true,
        List.of(
            new Block.Table(
                visit.text("search.histogram"),
                List.of(visit.text("column.day"), visit.text("column.events")),
                bars.stream()
                    .map(
                        bar ->
                            List.of(
                                Cell.foreign(bar.label()), Cell.own(Long.toString(bar.value()))))
                    .toList(),
                "")));
  }
}
