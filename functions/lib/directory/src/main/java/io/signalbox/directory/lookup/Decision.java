package io.signalbox.directory.lookup;

import io.signalbox.directory.Annotation;
import io.signalbox.directory.Network;
import io.signalbox.directory.ObjectId;
import io.signalbox.directory.Rule;
import io.signalbox.directory.RuleField;
import io.signalbox.directory.Stored;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Which of the networks that cover an address or a name decides, and who is told therefore. Depends
 * on nothing but what it is given.
 */
final class Decision {
  /** The most organisations that an event is reported to for one network. */
  private static final int SHARING_LIMIT = 50;

  private final Map<String, String> event;
  private final Background background;
  private final LocalDate today;
  private final ContactChoice contacts;

  Decision(
      Map<String, String> event,
      Background background,
      SuppressedAddresses suppressed,
      LocalDate today) {
    this.event = event;
    this.background = background;
    this.today = today;
    this.contacts = new ContactChoice(background, suppressed, today);
  }

  /**
   * Who is told for the first network, by precedence, that leads to somebody, and for those that
   * share it; nobody where none does.
   *
   * @param covering in any order; those that do not count are left out
   */
  List<Finding> of(Side side, List<Stored<Network>> covering) {
    List<Stored<Network>> candidates =
        covering.stream()
            .filter(one -> one.object().organisation().isPresent())
            .filter(one -> one.object().countsOn(today))
            .sorted(Precedence.OF_NETWORKS)
            .toList();
    for (int i = 0; i < candidates.size(); i++) {
      Stored<Network> first = candidates.get(i);
      List<Stored<Network>> behind = candidates.subList(i + 1, candidates.size());
      List<Stored<Network>> others = behind.stream().filter(one -> !share(first, one)).toList();
      Optional<Finding> finding = finding(side, first, others);
      if (finding.isPresent()) {
        Stream<Finding> sharing =
            eachOrganisationOnce(first, behind.stream().filter(one -> share(first, one)))
                .flatMap(one -> finding(side, one, others).stream());
        return Stream.concat(finding.stream(), sharing).limit(SHARING_LIMIT).toList();
      }
    }
    return List.of();
  }

  /** A source that names two organisations for a network means both. */
  private static boolean share(Stored<Network> one, Stored<Network> other) {
    return !one.isManual()
        && one.source().equals(other.source())
        && one.object().selector().equals(other.object().selector());
  }

  private static Stream<Stored<Network>> eachOrganisationOnce(
      Stored<Network> first, Stream<Stored<Network>> sharing) {
    Set<Optional<ObjectId>> seen = new HashSet<>(Set.of(first.object().organisation()));
    return sharing.filter(one -> seen.add(one.object().organisation()));
  }

  private Optional<Finding> finding(
      Side side, Stored<Network> network, List<Stored<Network>> wider) {
    Optional<OrganisationFile> file =
        network.object().organisation().flatMap(background::organisation);
    if (file.isEmpty()) {
      return Optional.empty();
    }
    List<Stored<Annotation>> annotations = annotations(network, file.get());
    Optional<Stored<Rule>> rule = rule(side, file.get(), annotations);
    List<String> roles = rule.map(one -> one.object().roles()).orElse(List.of());
    List<Recipient> recipients = contacts.of(file.get(), roles);
    if (recipients.isEmpty()) {
      return Optional.empty();
    }
    List<Finding.Level> levels = new ArrayList<>();
    levels.add(new Finding.Level(network, recipients));
    if (rule.map(one -> one.object().alsoNextLevel()).orElse(false)) {
      nextLevel(wider, network, roles).ifPresent(levels::add);
    }
    List<Stored<Annotation>> inhibitions =
        annotations.stream()
            .filter(one -> one.object().tag().equals(Annotation.INHIBITION))
            .toList();
    List<Stored<Annotation>> slowdowns =
        annotations.stream().filter(one -> one.object().interval().isPresent()).toList();
    return Optional.of(new Finding(side, levels, rule, inhibitions, slowdowns));
  }

  /** The next network of another organisation that leads to somebody. */
  private Optional<Finding.Level> nextLevel(
      List<Stored<Network>> wider, Stored<Network> network, List<String> roles) {
    return wider.stream()
        .filter(one -> !one.object().organisation().equals(network.object().organisation()))
        .map(one -> new Finding.Level(one, recipients(one, roles)))
        .filter(level -> !level.recipients().isEmpty())
        .findFirst();
  }

  private List<Recipient> recipients(Stored<Network> network, List<String> roles) {
    return network
        .object()
        .organisation()
        .flatMap(background::organisation)
        .map(file -> contacts.of(file, roles))
        .orElse(List.of());
  }

  private List<Stored<Annotation>> annotations(Stored<Network> network, OrganisationFile file) {
    return Stream.concat(
            background.annotations(network.object().id()).stream(), file.annotations().stream())
        .filter(one -> one.object().isInForce(event, today))
        .toList();
  }

  private Optional<Stored<Rule>> rule(
      Side side, OrganisationFile file, List<Stored<Annotation>> annotations) {
    Set<String> tags = new HashSet<>(file.organisation().object().tags());
    annotations.forEach(one -> tags.add(one.object().tag()));
    ObjectId organisation = file.organisation().object().id();
    return Stream.concat(background.generalRules().stream(), file.rules().stream())
        .filter(
            rule ->
                rule.object().match().entrySet().stream()
                    .allMatch(one -> fits(one, side, tags, organisation)))
        .min(Precedence.OF_RULES);
  }

  private boolean fits(
      Map.Entry<RuleField, String> asked, Side side, Set<String> tags, ObjectId organisation) {
    return switch (asked.getKey()) {
      case TAG -> tags.contains(asked.getValue());
      case SIDE -> side.text().equals(asked.getValue());
      case ORGANISATION -> organisation.name().equals(asked.getValue());
      case TAXONOMY, TYPE, IDENTIFIER, PROVIDER, FEED_NAME, FEED_CODE, STATUS, MALWARE ->
          asked.getKey().eventField().map(event::get).filter(asked.getValue()::equals).isPresent();
    };
  }
}
