package io.signalbox.statistics.service;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.signalbox.access.Authenticator;
import io.signalbox.access.Caller;
import io.signalbox.api.Parameters;
import io.signalbox.api.Request;
import io.signalbox.api.Response;
import io.signalbox.formats.Column;
import io.signalbox.formats.CsvDialect;
import io.signalbox.formats.EventTable;
import io.signalbox.settings.people.Permission;
import io.signalbox.statistics.Funnel;
import io.signalbox.statistics.FunnelDay;
import io.signalbox.statistics.TooMuch;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * {@code GET /v1/statistics/funnel}: of each day, how many events had a responsible contact, were
 * taken by its server, were answered, and were seen no more. Days that are too large to be counted
 * for a request are named instead. For administrators.
 */
final class FunnelEndpoint {
  static final Set<String> PARAMETERS = Set.of("from", "to", "as", "recount", "ready");

  private static final int DAYS_LIMIT = 400;
  private static final int DAYS = 30;

  /** API Gateway waits for 29 s. */
  private static final Duration COUNTING = Duration.ofSeconds(20);

  private static final List<String> TITLES =
      List.of("day", "events", "contact", "taken", "answered", "gone", "final");

  private final Authenticator gate;
  private final Funnel funnel;
  private final HeavyRequests heavy;
  private final Clock clock;

  FunnelEndpoint(Authenticator gate, Funnel funnel, HeavyRequests heavy, Clock clock) {
    this.gate = gate;
    this.funnel = funnel;
    this.heavy = heavy;
    this.clock = clock;
  }

  Response get(Request request) {
    Caller caller = gate.authenticate(request);
    caller.require(Permission.SEE_EVENTS);
    return heavy.run(caller.name(), () -> counted(request));
  }

  private Response counted(Request request) {
    Instant now = clock.instant();
    Parameters parameters = new Parameters(request);
    LocalDate today = day(now);
    LocalDate to =
        CountedTime.of(parameters, "to").map(FunnelEndpoint::day).orElse(today.plusDays(1));
    LocalDate from =
        CountedTime.of(parameters, "from").map(FunnelEndpoint::day).orElse(to.minusDays(DAYS));
    if (from.isBefore(LocalDate.EPOCH)) {
      throw Parameters.invalid("to", "No event is as old.");
    }
    long days = ChronoUnit.DAYS.between(from, to);
    if (days < 1 || days > DAYS_LIMIT) {
      throw Parameters.invalid("from", "From it to to are 1 to " + DAYS_LIMIT + " days.");
    }
    boolean isCsv = StatisticsEndpoint.isCsv(request, parameters);
    boolean isRecount = parameters.flag("recount").orElse(false);
    BooleanSupplier hasTime = () -> clock.instant().isBefore(now.plus(COUNTING));
    List<FunnelDay> rows = new ArrayList<>();
    List<LocalDate> uncounted = new ArrayList<>();
    if (StatisticsEndpoint.isReady(parameters)) {
      Set<LocalDate> kept = new HashSet<>();
      for (FunnelDay day : funnel.kept(from, to)) {
        kept.add(day.day());
        if (day.events() > 0) {
          rows.add(day);
        }
      }
      days(from, to, today).filter(day -> !kept.contains(day)).forEach(uncounted::add);
      return isCsv ? csv(rows, uncounted) : json(rows, uncounted);
    }
    for (LocalDate day : days(from, to, today).toList()) {
      try {
        FunnelDay row = isRecount ? funnel.count(day, hasTime) : funnel.of(day, hasTime);
        if (row.events() > 0) {
          rows.add(row);
        }
      } catch (TooMuch tooMuch) {
        if (isRecount) {
          throw StatisticsEndpoint.problem(tooMuch);
        }
        // The days after it may be kept.
        uncounted.add(day);
      }
    }
    return isCsv ? csv(rows, uncounted) : json(rows, uncounted);
  }

  private static Stream<LocalDate> days(LocalDate from, LocalDate to, LocalDate today) {
    LocalDate end = to.isAfter(today) ? today.plusDays(1) : to;
    return from.isBefore(end) ? from.datesUntil(end) : Stream.empty();
  }

  private static LocalDate day(Instant time) {
    return time.atOffset(ZoneOffset.UTC).toLocalDate();
  }

  private static Response json(List<FunnelDay> days, List<LocalDate> uncounted) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    ArrayNode rows = json.putArray("rows");
    for (FunnelDay day : days) {
      rows.addObject()
          .put("day", day.day().toString())
          .put("events", day.events())
          .put("contact", day.contact())
          .put("taken", day.taken())
          .put("answered", day.answered())
          .put("gone", day.gone())
          .put("final", day.isFinal());
    }
    ArrayNode left = json.putArray("uncounted");
    uncounted.forEach(day -> left.add(day.toString()));
    return Response.json(200, json);
  }

  private static Response csv(List<FunnelDay> days, List<LocalDate> uncounted) {
    List<List<String>> rows = new ArrayList<>();
    for (FunnelDay day : days) {
      rows.add(
          List.of(
              day.day().toString(),
              Long.toString(day.events()),
              Long.toString(day.contact()),
              Long.toString(day.taken()),
              Long.toString(day.answered()),
              Long.toString(day.gone()),
              Boolean.toString(day.isFinal())));
    }
    EventTable table = new EventTable(TITLES.stream().map(Column::parse).toList(), rows);
    Response csv = Response.bytes(200, "text/csv; charset=utf-8", CsvDialect.RFC_4180.write(table));
    return csv.withHeader(
        "Signalbox-Uncounted",
        uncounted.stream().map(LocalDate::toString).collect(Collectors.joining(" ")));
  }
}
