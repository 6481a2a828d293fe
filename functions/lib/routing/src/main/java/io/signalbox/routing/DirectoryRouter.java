package io.signalbox.routing;

import io.signalbox.directory.DirectoryView;
import io.signalbox.directory.lookup.Finding;
import io.signalbox.directory.lookup.Lookup;
import io.signalbox.envelope.Envelope;
import io.signalbox.settings.Addressee;
import io.signalbox.settings.DirectoryMatch;
import io.signalbox.settings.SettingsDocument;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Leads envelopes on whose destination takes its recipients from the directory. It sees one
 * revision of the settings and one of the directory, so it is made anew for each batch. For one
 * thread.
 */
public final class DirectoryRouter {
  private final SettingsDocument settings;
  private final Supplier<DirectoryView> directory;
  private final Lookup lookup;
  private @Nullable DirectoryView view;

  /**
   * @param directory asked once, for the first envelope that goes to the directory
   * @param lookup answers without regard to bounces: these may end until the mail is sent
   */
  public DirectoryRouter(
      SettingsDocument settings, Supplier<DirectoryView> directory, Lookup lookup) {
    this.settings = settings;
    this.directory = directory;
    this.lookup = lookup;
  }

  /**
   * What the directory says of an envelope that a route leads to it.
   *
   * @param revision of the directory
   * @param findings who is responsible; none where nobody is
   * @param matches the feeds that get the envelope; none where every finding is suppressed
   */
  public record Answer(long revision, List<Finding> findings, List<Match> matches) {
    public Answer {
      findings = List.copyOf(findings);
      matches = List.copyOf(matches);
    }

    /** Whether the destination's own recipients get it, since nobody else would. */
    public boolean isUnassigned() {
      return findings.isEmpty()
          && matches.stream()
              .allMatch(
                  match -> Addressee.of(match.group()).flatMap(Addressee::organisation).isEmpty());
    }

    /** Whether nobody gets it, since all who are responsible are not to be told. */
    public boolean isSuppressed() {
      return matches.isEmpty();
    }
  }

  /** Where the envelope goes, and what the directory had to say. */
  public record Followed(List<Match> matches, List<Answer> answers) {}

  /** Each destination and group once; matches that are not for the directory stay as they are. */
  public Followed follow(List<Match> matches, Envelope envelope) {
    if (matches.stream().noneMatch(match -> match.destination().isDirectory())) {
      return new Followed(matches, List.of());
    }
    List<Answer> answers = new ArrayList<>();
    List<Match> all = new ArrayList<>();
    for (Match match : matches) {
      if (match.destination().isDirectory()) {
        Answer answer = ask(match, envelope);
        answers.add(answer);
        all.addAll(answer.matches());
      } else {
        all.add(match);
      }
    }
    return new Followed(eachOnce(all), answers);
  }

  /** What the directory says of an envelope that a route leads to it. */
  public Answer ask(Match match, Envelope envelope) {
    DirectoryView known = view();
    List<Finding> findings = lookup.answer(known, DirectoryQuestion.of(envelope));
    DirectoryTargets targets = new DirectoryTargets(settings, match, envelope);
    List<Match> found =
        findings.isEmpty()
            ? List.of(
                ConcernedOrganisation.of(envelope)
                    .map(targets::ofOrganisation)
                    .orElseGet(targets::ofNobody))
            : findings.stream()
                .filter(finding -> !finding.isSuppressed())
                .flatMap(targets::of)
                .toList();
    return new Answer(known.revision(), findings, eachOnce(found));
  }

  private DirectoryView view() {
    DirectoryView known = view;
    if (known == null) {
      known = directory.get();
      view = known;
    }
    return known;
  }

  private static List<Match> eachOnce(List<Match> matches) {
    Map<Map.Entry<String, Object>, Match> once = new LinkedHashMap<>();
    for (Match match : matches) {
      once.merge(
          Map.entry(match.destination().name(), match.group()), match, DirectoryRouter::joined);
    }
    return List.copyOf(once.values());
  }

  private static Match joined(Match one, Match other) {
    Set<String> routes = new LinkedHashSet<>(one.routes());
    routes.addAll(other.routes());
    Set<DirectoryMatch> found = new LinkedHashSet<>(one.directory());
    found.addAll(other.directory());
    return new Match(one.destination(), one.group(), List.copyOf(routes), List.copyOf(found));
  }
}
