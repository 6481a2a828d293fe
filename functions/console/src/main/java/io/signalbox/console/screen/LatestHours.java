package io.signalbox.console.screen;

import com.fasterxml.jackson.databind.JsonNode;
import io.signalbox.console.api.ApiAnswer;
import io.signalbox.console.api.ApiCall;
import io.signalbox.console.page.Cell;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.LongStream;

/** How many events each destination took and refused in each of the last 24 hours. */
record LatestHours(Instant from, Map<String, long[]> good, Map<String, long[]> bad) {
  private static final int HOURS = 24;
  private static final Set<String> GOOD = Set.of("delivered", "received");

  static ApiCall call(Visit visit) {
    return ApiCall.get("v1", "statistics")
        .with("by", "destination,result")
        .with("step", "hour")
        .with("as", "json")
        .with("from", from(visit).toString());
  }

  private static Instant from(Visit visit) {
    return visit.now().truncatedTo(ChronoUnit.HOURS).minus(HOURS - 1, ChronoUnit.HOURS);
  }

  /** Reads the answer to {@link #call}; nothing for who may not count events. */
  static LatestHours of(Visit visit, ApiAnswer answer) {
    LatestHours hours = new LatestHours(from(visit), new HashMap<>(), new HashMap<>());
    if (answer.isSuccess()) {
      answer.json().path("rows").forEach(hours::add);
    }
    return hours;
  }

  private void add(JsonNode row) {
    Map<String, long[]> sums = GOOD.contains(row.path("result").asText()) ? good : bad;
    try {
      Instant at =
          LocalDateTime.parse(row.path("hour").asText(), CountedHour.FORMAT)
              .toInstant(ZoneOffset.UTC);
      int hour = (int) ChronoUnit.HOURS.between(from, at);
      if (hour >= 0 && hour < HOURS) {
        sums.computeIfAbsent(row.path("destination").asText(), _ -> new long[HOURS])[hour] +=
            row.path("events").asLong();
      }
    } catch (DateTimeParseException noTime) {
      // Not one of the hours, then.
    }
  }

  Cell cell(Visit visit, String destination) {
    long[] taken = good.getOrDefault(destination, new long[HOURS]);
    long[] refused = bad.getOrDefault(destination, new long[HOURS]);
    long sum = LongStream.of(taken).sum();
    long faults = LongStream.of(refused).sum();
    return sum + faults == 0
        ? Cell.own("–")
        : new Cell.Strip(
            visit.text("destinations.counts", sum, faults), boxed(taken), boxed(refused));
  }

  private static List<Long> boxed(long[] values) {
    return LongStream.of(values).boxed().toList();
  }
}
