package io.signalbox.taxii;

import io.signalbox.api.Parameters;
import io.signalbox.api.Request;
import io.signalbox.feeds.Position;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What a client asks of a collection (TAXII 2.1, sections 3.4 and 3.5). A {@code next} has the
 * whole question of the request that it came from: filters and {@code added_after} beside it are
 * not looked at.
 *
 * @param addedAfter only what was added later
 * @param from where {@code next} goes on; empty for the beginning
 * @param types wanted types; all where it is empty
 * @param ids wanted ids; all where it is empty
 * @param limit at most so many objects; empty for as many as an answer holds
 */
record CollectionQuery(
    Optional<Instant> addedAfter,
    Optional<Position> from,
    List<String> types,
    List<String> ids,
    Optional<Integer> limit) {

  static final Set<String> PARAMETERS =
      Set.of(
          "added_after",
          "limit",
          "next",
          "match[id]",
          "match[type]",
          "match[version]",
          "match[spec_version]");

  /** The most objects that an answer has, whatever is asked for. */
  static final int LIMIT_MOST = 1_000;

  private static final Set<String> VERSIONS = Set.of("first", "last", "all");

  CollectionQuery {
    types = List.copyOf(types);
    ids = List.copyOf(ids);
  }

  /**
   * Reads a request.
   *
   * @throws io.signalbox.api.ProblemException 400 for a value that cannot be used
   */
  static CollectionQuery of(Request request, Collection collection) {
    Parameters parameters = new Parameters(request);
    Optional<Integer> limit =
        parameters.parsed("limit", CollectionQuery::limit).map(most -> Math.min(most, LIMIT_MOST));
    Optional<CollectionQuery> begun =
        parameters.parsed("next", text -> NextToken.parse(text, collection));
    if (begun.isPresent()) {
      CollectionQuery first = begun.get();
      return new CollectionQuery(
          first.addedAfter, first.from, first.types, first.ids, limit.or(first::limit));
    }
    parameters.parsed("match[version]", CollectionQuery::versions);
    List<String> specVersions = list(parameters, "match[spec_version]");
    boolean none = !specVersions.isEmpty() && !specVersions.contains("2.1");
    return new CollectionQuery(
        parameters.time("added_after"),
        Optional.empty(),
        none ? List.of("none") : list(parameters, "match[type]"),
        list(parameters, "match[id]"),
        limit);
  }

  private static int limit(String text) {
    int number;
    try {
      number = Integer.parseInt(text);
    } catch (NumberFormatException notANumber) {
      throw new IllegalArgumentException("a number from 1 is expected", notANumber);
    }
    if (number < 1) {
      throw new IllegalArgumentException("a number from 1 is expected");
    }
    return number;
  }

  /** Objects of feeds have one version; which one is asked for changes nothing. */
  private static List<String> versions(String text) {
    List<String> versions = list(text);
    versions.stream().filter(one -> !VERSIONS.contains(one)).forEach(Parameters::parseTime);
    return versions;
  }

  private static List<String> list(Parameters parameters, String name) {
    return parameters.text(name).map(CollectionQuery::list).orElse(List.of());
  }

  private static List<String> list(String text) {
    return Arrays.stream(text.split(","))
        .map(String::strip)
        .filter(item -> !item.isEmpty())
        .toList();
  }

  CollectionQuery goingOnAt(Position position) {
    return new CollectionQuery(addedAfter, Optional.of(position), types, ids, limit);
  }

  CollectionQuery withId(String id) {
    return new CollectionQuery(addedAfter, from, types, List.of(id), limit);
  }

  boolean wantsIndicators() {
    return types.isEmpty() || types.contains("indicator");
  }

  boolean wants(String type, String id) {
    return (types.isEmpty() || types.contains(type)) && (ids.isEmpty() || ids.contains(id));
  }
}
