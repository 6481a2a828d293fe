package io.signalbox.taxii;

import io.signalbox.api.Parameters;
import io.signalbox.api.Request;
import io.signalbox.feeds.Position;
import java.math.BigInteger;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What a client asks of a collection (TAXII 2.1, sections 3.4 and 3.5). A {@code next} has the
 * whole question of the request that it came from: filters and {@code added_after} beside it are
 * not looked at.
 *
 * @param addedAfter only what was added later
 * @param from where {@code next} goes on; empty for the beginning
 * @param types wanted types; all where it is empty
 * @param ids wanted ids; all where it is empty
 * @param versions wanted versions of each object
 * @param limit at most so many objects; empty for as many as an answer holds
 */
record CollectionQuery(
    Optional<Instant> addedAfter,
    Optional<Position> from,
    List<String> types,
    List<String> ids,
    Versions versions,
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

  private static final Pattern NUMBER = Pattern.compile("0*[1-9][0-9]{0,99}");

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
    Optional<Integer> limit = parameters.parsed("limit", CollectionQuery::limit);
    Optional<CollectionQuery> begun =
        parameters.parsed("next", text -> NextToken.parse(text, collection));
    if (begun.isPresent()) {
      CollectionQuery first = begun.get();
      return new CollectionQuery(
          first.addedAfter,
          first.from,
          first.types,
          first.ids,
          first.versions,
          limit.or(first::limit));
    }
    boolean none = !takesSpecVersion(parameters);
    return new CollectionQuery(
        parameters.time("added_after"),
        Optional.empty(),
        none ? List.of("none") : list(parameters, "match[type]"),
        list(parameters, "match[id]"),
        Versions.of(parameters).orElse(Versions.LAST),
        limit);
  }

  /** Whether objects of STIX 2.1 are asked for. */
  static boolean takesSpecVersion(Parameters parameters) {
    List<String> wanted = list(parameters, "match[spec_version]");
    return wanted.isEmpty() || wanted.contains("2.1");
  }

  private static int limit(String text) {
    if (!NUMBER.matcher(text).matches()) {
      throw new IllegalArgumentException("a number from 1 is expected");
    }
    return new BigInteger(text).min(BigInteger.valueOf(LIMIT_MOST)).intValue();
  }

  private static List<String> list(Parameters parameters, String name) {
    return parameters.text(name).map(CollectionQuery::list).orElse(List.of());
  }

  static List<String> list(String text) {
    return Arrays.stream(text.split(","))
        .map(String::strip)
        .filter(item -> !item.isEmpty())
        .toList();
  }

  CollectionQuery goingOnAt(Position position) {
    return new CollectionQuery(addedAfter, Optional.of(position), types, ids, versions, limit);
  }

  CollectionQuery withAllVersions() {
    return new CollectionQuery(addedAfter, from, types, ids, Versions.ALL, limit);
  }

  CollectionQuery withId(String id) {
    return new CollectionQuery(addedAfter, from, types, List.of(id), versions, limit);
  }

  boolean wantsIndicators() {
    return types.isEmpty() || types.contains("indicator");
  }

  /** Whether it is asked for, whatever its version. */
  boolean wants(StixObject object) {
    return (types.isEmpty() || types.contains(object.type()))
        && (ids.isEmpty() || ids.contains(object.id()))
        && addedAfter.map(object.addedAt()::isAfter).orElse(true);
  }
}
