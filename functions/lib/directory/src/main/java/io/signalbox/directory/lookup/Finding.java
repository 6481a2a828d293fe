package io.signalbox.directory.lookup;

import io.signalbox.directory.Annotation;
import io.signalbox.directory.Network;
import io.signalbox.directory.ReportInterval;
import io.signalbox.directory.Rule;
import io.signalbox.directory.Stored;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Who is told, and why.
 *
 * @param levels the object that decided; behind it the next wider one, if the rule adds it
 * @param rule the one that was taken
 * @param inhibitions the annotations that suppress the report
 * @param slowdowns the annotations that have reports come less often
 */
public record Finding(
    Side side,
    List<Level> levels,
    Optional<Stored<Rule>> rule,
    List<Stored<Annotation>> inhibitions,
    List<Stored<Annotation>> slowdowns) {
  public Finding {
    levels = List.copyOf(levels);
    inhibitions = List.copyOf(inhibitions);
    slowdowns = List.copyOf(slowdowns);
  }

  /** An object with those who answer for it, at least one. */
  public record Level(Stored<Network> network, List<Recipient> recipients) {
    public Level {
      recipients = List.copyOf(recipients);
    }
  }

  /** Whether nothing is to be reported. */
  public boolean isSuppressed() {
    return !inhibitions.isEmpty() || rule.map(one -> one.object().suppress()).orElse(false);
  }

  /**
   * How often reports are wanted: the longest of the rule's interval and those of annotations;
   * empty where none says so.
   */
  public Optional<ReportInterval> askedInterval() {
    return Stream.concat(
            rule.flatMap(one -> one.object().interval()).stream(),
            slowdowns.stream().flatMap(one -> one.object().interval().stream()))
        .max(Comparator.naturalOrder());
  }

  /** The same, at once where nothing says so. */
  public ReportInterval interval() {
    return askedInterval().orElse(ReportInterval.IMMEDIATE);
  }
}
