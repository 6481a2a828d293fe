package io.signalbox.local.alarm;

import io.signalbox.runtime.template.AlarmSpec;
import io.signalbox.runtime.template.AlarmSpec.Input;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * Looks at the template's alarms each minute. One that goes off is logged and told to the operator,
 * once until it has been quiet again.
 */
public final class AlarmWatch implements AutoCloseable {
  private static final System.Logger LOGGER = System.getLogger(AlarmWatch.class.getName());
  private static final Duration INTERVAL = Duration.ofMinutes(1);

  private final Collection<AlarmSpec> alarms;
  private final MetricHistory history;
  private final Runnable measurement;
  private final Optional<OperatorMail> mail;
  private final Clock clock;
  private final Instant startedAt;
  private final Map<String, State> states = new HashMap<>();
  private final Thread thread = Thread.ofVirtual().name("alarms").unstarted(this::run);

  private enum State {
    QUIET,
    NOT_TOLD,
    TOLD
  }

  /**
   * @param measurement measures what nobody counts, before each look
   * @param mail empty where nobody is told
   */
  public AlarmWatch(
      Collection<AlarmSpec> alarms,
      MetricHistory history,
      Runnable measurement,
      Optional<OperatorMail> mail,
      Clock clock) {
    this.alarms = List.copyOf(alarms);
    this.history = history;
    this.measurement = measurement;
    this.mail = mail;
    this.clock = clock;
    this.startedAt = clock.instant();
  }

  public void start() {
    thread.start();
  }

  @Override
  public void close() {
    thread.interrupt();
  }

  private void run() {
    try {
      while (true) {
        Thread.sleep(INTERVAL);
        try {
          look();
        } catch (RuntimeException fault) {
          LOGGER.log(Level.WARNING, "The alarms could not be looked at", fault);
        }
      }
    } catch (InterruptedException stopped) {
      LOGGER.log(Level.DEBUG, "Nobody looks at the alarms any more");
    }
  }

  /** Measures, and tells of the alarms that go off. */
  void look() {
    measurement.run();
    Instant end = clock.instant().truncatedTo(ChronoUnit.MINUTES).plus(INTERVAL);
    for (AlarmSpec alarm : alarms) {
      State before = states.getOrDefault(alarm.name(), State.QUIET);
      states.put(alarm.name(), isOn(alarm, end) ? told(alarm, before) : State.QUIET);
    }
  }

  private State told(AlarmSpec alarm, State before) {
    if (before == State.QUIET) {
      LOGGER.log(Level.WARNING, "Alarm {0}: {1}", alarm.name(), alarm.description());
    }
    if (before == State.TOLD || mail.isEmpty()) {
      return State.TOLD;
    }
    return mail.get().send(alarm, clock.instant()) ? State.TOLD : State.NOT_TOLD;
  }

  private boolean isOn(AlarmSpec alarm, Instant end) {
    Duration period = alarm.inputs().getFirst().period();
    int breaching = 0;
    for (int back = 0; back < alarm.periods(); back++) {
      Instant to = end.minus(period.multipliedBy(back));
      breaching += isBreaching(alarm, to.minus(period), to) ? 1 : 0;
    }
    return breaching >= alarm.breachingPeriods();
  }

  private boolean isBreaching(AlarmSpec alarm, Instant from, Instant to) {
    List<OptionalDouble> values =
        alarm.inputs().stream().map((Input input) -> history.value(input, from, to)).toList();
    OptionalDouble value = alarm.formula().of(values);
    // Of the time before its start the hub knows nothing.
    return value.isPresent()
        ? alarm.comparison().isBreaching(value.getAsDouble(), alarm.threshold())
        : alarm.isMissingBreaching() && !from.isBefore(startedAt);
  }
}
