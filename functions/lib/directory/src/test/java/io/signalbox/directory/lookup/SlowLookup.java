package io.signalbox.directory.lookup;

import io.signalbox.directory.Annotation;
import io.signalbox.directory.DirectoryObject;
import io.signalbox.directory.Network;
import io.signalbox.directory.ObjectId;
import io.signalbox.directory.Organisation;
import io.signalbox.directory.ReportInterval;
import io.signalbox.directory.Rule;
import io.signalbox.directory.RuleField;
import io.signalbox.directory.Selector;
import io.signalbox.directory.Stored;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The same answers as the look-up's, by the words of the rules alone: it looks at every object for
 * every question.
 */
final class SlowLookup {
  private final SlowDirectory directory;
  private final LocalDate today = RandomDirectory.TODAY;

  SlowLookup(List<Stored<DirectoryObject>> all, Set<String> bounced) {
    this.directory = new SlowDirectory(all, bounced);
  }

  /** What decided, as text: network, rule, whether suppressed, addresses. Empty for nobody. */
  List<String> answer(Question question) {
    List<String> answers = new ArrayList<>();
    if (question.address().isPresent()) {
      answers.addAll(answer(question, Side.ADDRESS, levelsOfAddress(question)));
    }
    if (question.name().isPresent()) {
      answers.addAll(answer(question, Side.NAME, levelsOfName(question.name().get())));
    }
    return answers;
  }

  private List<Stored<Network>> levelsOfAddress(Question question) {
    var address = question.address().orElseThrow();
    List<Stored<Network>> levels = new ArrayList<>();
    Optional<Selector.AutonomousSystem> system = question.system();
    Optional<Selector.Country> country = question.country();
    List<Stored<Network>> prefixes =
        sorted(
            one ->
                one instanceof Selector.Prefix prefix
                    && prefix.isIpv6() == address.isIPv6()
                    && prefix.block().contains(address));
    for (int length = 128; length >= 0; length--) {
      for (Stored<Network> one : prefixes) {
        if (one.object().selector() instanceof Selector.Prefix prefix
            && prefix.length() == length) {
          levels.add(one);
          system = system.or(() -> one.object().origin().system());
          country = country.or(() -> one.object().origin().country());
        }
      }
    }
    Optional<Selector.AutonomousSystem> itsSystem = system;
    Optional<Selector.Country> itsCountry = country;
    levels.addAll(sorted(one -> itsSystem.isPresent() && one.equals(itsSystem.get())));
    levels.addAll(sorted(one -> itsCountry.isPresent() && one.equals(itsCountry.get())));
    levels.addAll(sorted(one -> one instanceof Selector.Default));
    return levels;
  }

  private List<Stored<Network>> levelsOfName(String name) {
    List<Stored<Network>> levels = new ArrayList<>();
    String suffix = name;
    while (!suffix.isEmpty()) {
      String wanted = suffix;
      levels.addAll(sorted(one -> one.equals(new Selector.Domain(wanted))));
      suffix = suffix.contains(".") ? suffix.substring(suffix.indexOf('.') + 1) : "";
    }
    return levels;
  }

  private List<Stored<Network>> sorted(Predicate<Selector> wanted) {
    List<Stored<Network>> found = new ArrayList<>();
    for (Stored<Network> one : directory.each(Network.class)) {
      Network network = one.object();
      boolean over = network.expires().isPresent() && !today.isBefore(network.expires().get());
      if (wanted.test(network.selector()) && network.state() == Network.State.APPROVED && !over) {
        found.add(one);
      }
    }
    found.sort(
        (a, b) ->
            a.isManual() != b.isManual()
                ? (a.isManual() ? -1 : 1)
                : !a.changedAt().equals(b.changedAt())
                    ? b.changedAt().compareTo(a.changedAt())
                    : a.object().id().compareTo(b.object().id()));
    return found;
  }

  private List<String> answer(Question question, Side side, List<Stored<Network>> levels) {
    List<Stored<Network>> owned =
        levels.stream().filter(one -> one.object().organisation().isPresent()).toList();
    List<String> answers = new ArrayList<>();
    Set<ObjectId> told = new LinkedHashSet<>();
    Optional<Stored<Network>> first = Optional.empty();
    for (Stored<Network> network : owned) {
      ObjectId owner = network.object().organisation().orElseThrow();
      if (first.isEmpty() || (isShared(first.get(), network) && !told.contains(owner))) {
        Optional<String> one = answer(question, side, network, owned);
        if (one.isPresent() && first.isEmpty()) {
          first = Optional.of(network);
        }
        if (first.isPresent()) {
          told.add(owner);
        }
        one.ifPresent(answers::add);
      }
    }
    return answers;
  }

  private static boolean isShared(Stored<Network> one, Stored<Network> other) {
    return one.source().equals("ripe")
        && other.source().equals("ripe")
        && one.object().selector().equals(other.object().selector());
  }

  private Optional<String> answer(
      Question question, Side side, Stored<Network> network, List<Stored<Network>> owned) {
    Organisation organisation = organisation(network);
    List<Annotation> inForce = annotations(question, network.object(), organisation);
    Optional<Rule> rule = rule(question, side, organisation, inForce);
    List<String> roles = rule.map(Rule::roles).orElse(List.of());
    Set<String> contacts = directory.contacts(organisation, roles);
    if (contacts.isEmpty()) {
      return Optional.empty();
    }
    List<String> networks = new ArrayList<>(List.of(network.object().id().name()));
    List<String> recipients = new ArrayList<>(contacts);
    if (rule.isPresent() && rule.get().alsoNextLevel()) {
      for (int next = owned.indexOf(network) + 1;
          next < owned.size() && networks.size() == 1;
          next++) {
        Organisation other = organisation(owned.get(next));
        Set<String> more = directory.contacts(other, roles);
        if (!isShared(network, owned.get(next)) && !other.equals(organisation) && !more.isEmpty()) {
          networks.add(owned.get(next).object().id().name());
          recipients.addAll(more);
        }
      }
    }
    boolean suppressed =
        rule.map(Rule::suppress).orElse(false)
            || inForce.stream().anyMatch(one -> one.tag().equals("inhibition"));
    return Optional.of(
        side
            + " "
            + networks
            + " "
            + rule.map(one -> one.id().name())
            + " "
            + suppressed
            + " "
            + days(rule, inForce)
            + " "
            + recipients);
  }

  private static int days(Optional<Rule> rule, List<Annotation> inForce) {
    int days = rule.flatMap(Rule::interval).map(ReportInterval::length).orElse(0);
    for (Annotation one : inForce) {
      days = Math.max(days, one.interval().map(ReportInterval::length).orElse(0));
    }
    return days;
  }

  private List<Annotation> annotations(
      Question question, Network network, Organisation organisation) {
    List<Annotation> inForce = new ArrayList<>();
    for (Stored<Annotation> stored : directory.each(Annotation.class)) {
      Annotation one = stored.object();
      boolean about = one.subject().equals(network.id()) || one.subject().equals(organisation.id());
      boolean over = one.expires().isPresent() && !today.isBefore(one.expires().get());
      boolean agreed = one.state() == Annotation.State.APPROVED;
      if (about
          && agreed
          && !over
          && question.event().entrySet().containsAll(one.condition().entrySet())) {
        inForce.add(one);
      }
    }
    return inForce;
  }

  private Optional<Rule> rule(
      Question question, Side side, Organisation organisation, List<Annotation> inForce) {
    Set<String> tags = new LinkedHashSet<>(organisation.tags());
    inForce.forEach(one -> tags.add(one.tag()));
    Optional<Stored<Rule>> best = Optional.empty();
    for (Stored<Rule> stored : directory.each(Rule.class)) {
      Rule rule = stored.object();
      boolean fits =
          fits(rule, RuleField.TYPE, question.event().get("classification.type"))
              && fits(rule, RuleField.SIDE, side == Side.ADDRESS ? "ip" : "domain")
              && fits(rule, RuleField.ORGANISATION, organisation.id().name())
              && (!rule.match().containsKey(RuleField.TAG)
                  || tags.contains(rule.match().get(RuleField.TAG)));
      if (fits && (best.isEmpty() || isBefore(stored, best.get()))) {
        best = Optional.of(stored);
      }
    }
    return best.map(Stored::object);
  }

  private static boolean fits(Rule rule, RuleField field, @Nullable String value) {
    return !rule.match().containsKey(field) || Objects.equals(rule.match().get(field), value);
  }

  private static boolean isBefore(Stored<Rule> one, Stored<Rule> other) {
    int fields = other.object().match().size() - one.object().match().size();
    if (fields != 0) {
      return fields < 0;
    }
    if (one.isManual() != other.isManual()) {
      return one.isManual();
    }
    if (one.object().position() != other.object().position()) {
      return one.object().position() < other.object().position();
    }
    return one.object().id().compareTo(other.object().id()) < 0;
  }

  private Organisation organisation(Stored<Network> network) {
    return directory.organisation(network.object().organisation().orElseThrow());
  }
}
