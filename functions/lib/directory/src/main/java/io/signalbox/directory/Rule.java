package io.signalbox.directory;

import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What happens to reports that it matches.
 *
 * @param match what must be so, each by its exact text; nothing matches everything
 * @param suppress whether nothing is to be reported
 * @param interval how often; empty for at once
 * @param roles the contacts that are asked for first
 * @param alsoNextLevel whether who is responsible for the next wider network is told, too
 * @param position between rules that match by as many fields, the lower one is taken
 */
public record Rule(
    ObjectId id,
    Map<RuleField, String> match,
    boolean suppress,
    Optional<ReportInterval> interval,
    List<String> roles,
    boolean alsoNextLevel,
    int position)
    implements DirectoryObject {
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

  Optional<ObjectId> organisation() {
    return Optional.ofNullable(match.get(RuleField.ORGANISATION))
        .map(name -> new ObjectId(ObjectKind.ORGANISATION, name));
  }

  @Override
  public List<ObjectId> references() {
    return organisation().stream().toList();
  }
}
