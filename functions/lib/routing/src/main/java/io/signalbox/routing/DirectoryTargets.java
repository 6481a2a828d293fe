package io.signalbox.routing;

import io.signalbox.directory.ObjectId;
import io.signalbox.directory.ReportInterval;
import io.signalbox.directory.Rule;
import io.signalbox.directory.Stored;
import io.signalbox.directory.lookup.Finding;
import io.signalbox.envelope.Envelope;
import io.signalbox.settings.Addressee;
import io.signalbox.settings.Destination;
import io.signalbox.settings.DirectoryMatch;
import io.signalbox.settings.Group;
import io.signalbox.settings.Interval;
import io.signalbox.settings.SettingsDocument;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The feeds that an envelope goes to for what the directory found. */
final class DirectoryTargets {
  /** As long as a destination's own interval may be: events are not kept for ever. */
  private static final Duration LONGEST_INTERVAL = Duration.ofDays(31);

  private final SettingsDocument settings;
  private final Match match;
  private final Envelope envelope;

  /**
   * @param match leads the envelope to the directory
   */
  DirectoryTargets(SettingsDocument settings, Match match, Envelope envelope) {
    this.settings = settings;
    this.match = match;
    this.envelope = envelope;
  }

  /** The feed of the destination's own recipients. */
  Match ofNobody() {
    return match(match.destination(), Addressee.NOBODY, match.group(), List.of());
  }

  /** The feed of an organisation that an event of the hub's own is about. */
  Match ofOrganisation(String organisation) {
    return match(
        match.destination(),
        new Addressee(Optional.of(organisation), List.of(), List.of(), Optional.empty()),
        match.group(),
        List.of());
  }

  /** A feed for each level of the finding, or those of the destinations that the rule names. */
  Stream<Match> of(Finding finding) {
    Optional<Rule> rule = finding.rule().map(Stored::object);
    Rule.Routing routing = rule.map(Rule::routing).orElse(Rule.Routing.PLAIN);
    Map<String, String> values = new HashMap<>(match.group().values());
    values.putAll(Grouping.of(envelope, routing.groupBy()).values());
    Group group = new Group(values);
    List<Destination> destinations = destinations(routing);
    return finding.levels().stream()
        .flatMap(
            level ->
                destinations.stream()
                    .map(
                        destination ->
                            match(
                                destination,
                                addressee(level, rule, finding.askedInterval()),
                                group,
                                List.of(found(finding, level, destination)))));
  }

  /** Names of nothing are passed over: the directory is not told of changes of the settings. */
  private List<Destination> destinations(Rule.Routing routing) {
    List<Destination> named =
        routing.destinations().stream()
            .map(settings.destinations()::get)
            .flatMap(Stream::ofNullable)
            .toList();
    return named.isEmpty() ? List.of(match.destination()) : named;
  }

  private static DirectoryMatch found(
      Finding finding, Finding.Level level, Destination destination) {
    return new DirectoryMatch(
        finding.side().text(),
        reference(level.network()),
        finding.rule().map(DirectoryTargets::reference),
        destination.isDirectory()
            ? level.recipients().stream()
                .map(recipient -> reference(recipient.contact()))
                .distinct()
                .limit(DirectoryMatch.CONTACTS_LIMIT)
                .toList()
            : List.of());
  }

  private static DirectoryMatch.Reference reference(Stored<?> stored) {
    return new DirectoryMatch.Reference(stored.object().id().name(), stored.version());
  }

  private Match match(
      Destination destination, Addressee addressee, Group group, List<DirectoryMatch> found) {
    Group plain = destination.isPulled() ? Group.NONE : Addressee.withoutAddressee(group);
    return new Match(
        destination,
        destination.isDirectory() ? addressee.in(group) : plain,
        match.routes(),
        found);
  }

  private static Addressee addressee(
      Finding.Level level, Optional<Rule> rule, Optional<ReportInterval> interval) {
    Rule.Routing routing = rule.map(Rule::routing).orElse(Rule.Routing.PLAIN);
    return new Addressee(
        level.network().object().organisation().map(ObjectId::name),
        rule.map(Rule::roles).orElse(List.of()),
        routing.copies().stream().map(ObjectId::name).toList(),
        interval.map(DirectoryTargets::interval),
        routing.template(),
        routing.quiet());
  }

  private static Interval interval(ReportInterval interval) {
    Duration length = interval.duration();
    if (length.isZero()) {
      return new Interval.Immediate();
    }
    return new Interval.Every(length.compareTo(LONGEST_INTERVAL) < 0 ? length : LONGEST_INTERVAL);
  }
}
