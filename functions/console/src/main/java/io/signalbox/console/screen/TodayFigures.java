package io.signalbox.console.screen;

import com.fasterxml.jackson.databind.JsonNode;
import io.signalbox.console.api.ApiAnswer;
import io.signalbox.console.api.ApiCall;
import io.signalbox.console.page.Block;
import io.signalbox.console.page.Cell;
import io.signalbox.console.page.Target;
import io.signalbox.console.page.Tone;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.LongStream;

/**
 * Four figures of the last seven days beside the 28 before today, and what became of the events of
 * the days whose figures are final: as far as the hub has counted them already. Who may not count
 * events has none.
 */
final class TodayFigures {
  private static final int DAYS = 28;
  private static final int WEEK = 7;
  private static final int AWAY = 503;

  /**
   * One of the figures.
   *
   * @param call which of the calls counts it
   * @param dimension by which it is counted there
   * @param value the value that counts; empty for all
   */
  private record Kind(String name, int call, String dimension, String value) {
    boolean counts(JsonNode row) {
      return value.isEmpty() || row.path(dimension).asText().equals(value);
    }
  }

  private static final List<String> CALLS = List.of("contact", "result");

  private static final List<Kind> KINDS =
      List.of(
          new Kind("all", 0, "contact", ""),
          new Kind("contact", 0, "contact", "yes"),
          new Kind("delivered", 1, "result", "delivered"),
          new Kind("failed", 1, "result", "failed"));

  private static final List<String> STEPS = List.of("events", "contact", "taken", "answered");

  private final LocalDate today;

  TodayFigures(Visit visit) {
    today = LocalDate.ofInstant(visit.now(), ZoneOffset.UTC);
  }

  List<ApiCall> calls() {
    List<ApiCall> calls = new ArrayList<>();
    for (String by : CALLS) {
      calls.add(
          ApiCall.get("v1", "statistics")
              .with("by", by)
              .with("step", "day")
              .with("as", "json")
              .with("ready", "true")
              .with("from", today.minusDays(DAYS).toString())
              .with("to", today.toString()));
    }
    calls.add(
        ApiCall.get("v1", "statistics", "funnel")
            .with("as", "json")
            .with("ready", "true")
            .with("from", today.minusDays(DAYS).toString())
            .with("to", today.minusDays(WEEK).toString()));
    return calls;
  }

  /** Reads the answers to {@link #calls}. */
  List<Block> blocks(Visit visit, List<ApiAnswer> answers) {
    List<Block> blocks = new ArrayList<>();
    List<Block.Figure> figures =
        KINDS.stream()
            .filter(kind -> answers.get(kind.call()).isSuccess())
            .map(kind -> figure(visit, kind, answers.get(kind.call()).json()))
            .toList();
    if (!figures.isEmpty()) {
      blocks.add(new Block.Figures(figures));
    }
    JsonNode rows = answers.get(CALLS.size()).json().path("rows");
    if (answers.stream().anyMatch(answer -> answer.status() == AWAY)) {
      blocks.add(new Block.Note(Tone.WAITING, visit.text("today.notCounted")));
      blocks.add(
          new Block.Links(
              List.of(new Cell.Link(visit.text("statistics.title"), Target.of("statistics")))));
    }
    if (answers.get(CALLS.size()).isSuccess() && !rows.isEmpty()) {
      blocks.add(funnel(visit, rows));
    }
    return blocks;
  }

  private Block.Figure figure(Visit visit, Kind kind, JsonNode answer) {
    Map<String, Long> byDay =
        answer
            .path("rows")
            .valueStream()
            .filter(kind::counts)
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
        visit.text("today.figure." + kind.name()),
        week,
        visit.text("today.before", before),
        days,
        kind.value().isEmpty()
            ? target
            : target.with("where", kind.dimension() + ":" + kind.value()));
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
