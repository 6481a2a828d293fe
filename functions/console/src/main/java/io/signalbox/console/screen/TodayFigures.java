package io.signalbox.console.screen;

import com.fasterxml.jackson.databind.JsonNode;
import io.signalbox.console.api.ApiAnswer;
import io.signalbox.console.api.ApiCall;
import io.signalbox.console.page.Block;
import io.signalbox.console.page.Target;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.LongStream;

/**
 * Four figures of the last seven days beside the 28 before today, and what became of the events of
 * the days whose figures are final. Who may not count events has none.
 */
final class TodayFigures {
  private static final int DAYS = 28;
  private static final int WEEK = 7;

  /** The parameter {@code where} of each; none for all events. */
  private static final List<String> WHERE =
      List.of("", "contact:yes", "result:delivered", "result:failed");

  private static final List<String> NAMES = List.of("all", "contact", "delivered", "failed");

  private static final List<String> STEPS = List.of("events", "contact", "taken", "answered");

  private final LocalDate today;

  TodayFigures(Visit visit) {
    today = LocalDate.ofInstant(visit.now(), ZoneOffset.UTC);
  }

  List<ApiCall> calls() {
    List<ApiCall> calls = new ArrayList<>();
    for (String where : WHERE) {
      ApiCall call =
          ApiCall.get("v1", "statistics")
              .with("step", "day")
              .with("as", "json")
              .with("from", today.minusDays(DAYS).toString())
              .with("to", today.toString());
      calls.add(where.isEmpty() ? call : call.with("where", where));
    }
    calls.add(
        ApiCall.get("v1", "statistics", "funnel")
            .with("as", "json")
            .with("from", today.minusDays(DAYS).toString())
            .with("to", today.minusDays(WEEK).toString()));
    return calls;
  }

  /** Reads the answers to {@link #calls}. */
  List<Block> blocks(Visit visit, List<ApiAnswer> answers) {
    List<Block> blocks = new ArrayList<>();
    List<Block.Figure> figures = new ArrayList<>();
    for (int index = 0; index < WHERE.size(); index++) {
      if (answers.get(index).isSuccess()) {
        figures.add(figure(visit, index, answers.get(index).json()));
      }
    }
    if (!figures.isEmpty()) {
      blocks.add(new Block.Figures(figures));
    }
    ApiAnswer funnel = answers.get(WHERE.size());
    if (funnel.isSuccess() && !funnel.json().path("rows").isEmpty()) {
      blocks.add(funnel(visit, funnel.json().path("rows")));
    }
    return blocks;
  }

  private Block.Figure figure(Visit visit, int index, JsonNode answer) {
    Map<String, Long> byDay =
        answer
            .path("rows")
            .valueStream()
            .collect(
                Collectors.toMap(
                    row -> row.path("day").asText(),
                    row -> row.path("events").asLong(),
                    Long::sum));
    List<Long> days =
        LongStream.rangeClosed(1, DAYS)
            .mapToObj(back -> today.minusDays(DAYS + 1L - back).toString())
            .map(day -> byDay.getOrDefault(day, 0L))
            .toList();
    long week = sum(days.subList(DAYS - WEEK, DAYS));
    long before = sum(days.subList(DAYS - 2 * WEEK, DAYS - WEEK));
    Target target =
        Target.of("statistics").with("from", today.minusDays(DAYS).toString()).with("step", "day");
    return new Block.Figure(
        visit.text("today.figure." + NAMES.get(index)),
        week,
        visit.text("today.before", before),
        days,
        WHERE.get(index).isEmpty() ? target : target.with("where", WHERE.get(index)));
  }

  private static long sum(List<Long> days) {
    return days.stream().mapToLong(Long::longValue).sum();
  }

  private static Block funnel(Visit visit, JsonNode rows) {
    List<Block.Bar> steps =
        STEPS.stream()
            .map(
                step ->
                    new Block.Bar(
                        visit.text("today.funnel." + step),
                        rows.valueStream().mapToLong(row -> row.path(step).asLong()).sum()))
            .toList();
    return new Block.Funnel(visit.text("today.funnel"), steps);
  }
}
