package io.signalbox.directory;

import io.signalbox.settings.Quiet;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What happens to reports that it matches.
 *
 * @param match what must be so, each by its exact text; nothing matches everything
 * @param suppress whether nothing is to be reported
 * @param interval how often; empty for at once
 * @param roles the contacts that are asked for first
 * @param alsoNextLevel whether who is responsible for the next wider network is told, too
 * @param position between rules that match by as many fields, the lower one is taken
 * @param routing what routes to the directory do with the events
 */
public record Rule(
    ObjectId id,
    Map<RuleField, String> match,
    boolean suppress,
    Optional<ReportInterval> interval,
    List<String> roles,
    boolean alsoNextLevel,
    int position,
    Routing routing)
    implements DirectoryObject {

  /**
   * What routes to the directory do with the events, beyond sending them to the contacts.
   *
   * @param destinations names of the destinations that get the events instead of the route's; none
   *     for the route's
   * @param groupBy fields of the events; events that differ in one of them are delivered apart
   * @param copies contacts that get a copy of each mail
   * @param template the name of the settings' template that writes the mails; empty for the
   *     destination's
   * @param quiet when the contacts are not told any more of what stays as it is; empty for never
   */
  public record Routing(
      List<String> destinations,
      List<String> groupBy,
      List<ObjectId> copies,
      Optional<String> template,
      Optional<Quiet> quiet) {
    public static final Routing PLAIN =
        new Routing(List.of(), List.of(), List.of(), Optional.empty(), Optional.empty());

    public Routing {
      destinations = List.copyOf(destinations);
      groupBy = List.copyOf(groupBy);
      copies = List.copyOf(copies);
    }
  }

  public Rule {
    Map<RuleField, String> ordered = new EnumMap<>(RuleField.class);
    ordered.putAll(match);
    match = Collections.unmodifiableMap(ordered);
    roles = List.copyOf(roles);
  }

  /** The same for two rules that match the same, and different for any others. */
  String matchText() {
    StringBuilder text = new StringBuilder();
    match.forEach(
        (field, value) ->
            text.append(field.text()).append('=').append(value.length()).append(value));
    return text.toString();
  }

  /** The organisation whose events alone it matches; empty for a rule about all. */
  public Optional<ObjectId> organisation() {
    return Optional.ofNullable(match.get(RuleField.ORGANISATION))
        .map(name -> new ObjectId(ObjectKind.ORGANISATION, name));
  }

  @Override
  public List<ObjectId> references() {
    return Stream.concat(organisation().stream(), routing.copies().stream()).toList();
  }
}
