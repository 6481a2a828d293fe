package io.signalbox.n6;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.signalbox.api.Parameters;
import io.signalbox.api.Request;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a client asks for: events whose times are in all ranges, and which have one of the values of
 * each parameter.
 *
 * @param limit at most so many events, the newest; empty for all
 */
record EventQuery(
    List<TimeRange> times, Map<String, List<String>> values, Optional<Integer> limit) {
  static final String TIME_MIN = "time.min";
  private static final String LIMIT = "opt.limit";

  /** What the hub finds out by itself is not among the events: nothing is to be hidden. */
  private static final String PRIMARY = "opt.primary";

  /** All query parameters that there are. */
  static final Set<String> NAMES =
      Stream.of(QueryParameter.names(), TimeRange.names(), Set.of(LIMIT, PRIMARY))
          .flatMap(Set::stream)
          .collect(Collectors.toUnmodifiableSet());

  EventQuery {
    times = List.copyOf(times);
    values = Map.copyOf(values);
  }

  /**
   * Reads a request.
   *
   * @throws io.signalbox.api.ProblemException 400 for a value that cannot be used
   */
  static EventQuery of(Request request) {
    Parameters parameters = new Parameters(request);
    Map<String, List<String>> values = new LinkedHashMap<>();
    for (String name : QueryParameter.names()) {
      List<String> wanted = list(request, name);
      if (!wanted.isEmpty()) {
        values.put(name, wanted);
      }
    }
    parameters.flag(PRIMARY);
    Optional<Integer> limit =
        parameters
            .text(LIMIT)
            .map(text -> parameters.number(LIMIT, 1, Integer.MAX_VALUE, Integer.MAX_VALUE));
    return new EventQuery(
        TimeRange.KINDS.stream().map(kind -> TimeRange.of(kind, parameters)).toList(),
        values,
        limit);
  }

  /** The values of a parameter: it may be repeated, and have several, parted by commas. */
  private static List<String> list(Request request, String name) {
    QueryParameter parameter = QueryParameter.named(name);
    List<String> values = new ArrayList<>();
    for (String given : request.queries(name)) {
      for (String text : Arrays.asList(given.split(",", -1))) {
        try {
          if (text.isEmpty()) {
            throw new IllegalArgumentException("it is empty");
          }
          values.add(parameter.value().apply(text));
        } catch (IllegalArgumentException fault) {
          throw Parameters.invalid(
              name, "The value of " + name + " cannot be used: " + fault.getMessage() + ".");
        }
      }
    }
    return values;
  }

  boolean matches(ObjectNode event) {
    return times.stream().allMatch(range -> range.has(event))
        && values.entrySet().stream()
            .allMatch(one -> QueryParameter.named(one.getKey()).matches(event, one.getValue()));
  }

  /** The lower bound of times of that kind. */
  Optional<Instant> since(String kind) {
    return times.stream()
        .filter(range -> range.kind().equals(kind))
        .findFirst()
        .flatMap(TimeRange::min);
  }
}
