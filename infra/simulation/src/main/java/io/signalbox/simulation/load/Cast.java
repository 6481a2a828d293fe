package io.signalbox.simulation.load;

import io.signalbox.runtime.template.Template;
import io.signalbox.simulation.check.Deliveries;
import io.signalbox.simulation.check.FigureCheck;
import io.signalbox.simulation.check.Replay;
import io.signalbox.simulation.check.Since;
import io.signalbox.simulation.check.Violations;
import io.signalbox.simulation.engine.Calls;
import io.signalbox.simulation.engine.SimulatedProcess;
import io.signalbox.simulation.engine.Simulator;
import io.signalbox.simulation.engine.Trace;
import io.signalbox.simulation.hub.Hub;
import io.signalbox.simulation.hub.World;
import io.signalbox.simulation.load.Scenario.Change;
import io.signalbox.store.Platform;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.random.RandomGenerator;

/** Everybody who has a part in a run. */
public final class Cast implements AutoCloseable {
  private static final Duration LONGEST_STARTAT = Duration.ofMinutes(8);

  private final Simulator simulator;
  private final Scenario scenario;
  private final Trace trace;
  private final Violations violations;
  private final RandomGenerator random;
  private final Manners manners;
  private final MailSystem mails;
  private final SimulatedProcess self;
  private final List<Hub> hubs = new ArrayList<>();
  private final List<Deliveries> deliveries = new ArrayList<>();
  private final Errands errands;
  private final List<Senders> senders = new ArrayList<>();
  private final Readership readership;
  private final Administrator administrator;
  private final List<Since> since = new ArrayList<>();
  private final List<Replay> replays = new ArrayList<>();

  public Cast(
      Function<String, Template> templates,
      Scenario scenario,
      UnaryOperator<Platform> variant,
      Simulator simulator,
      Calls calls,
      Trace trace,
      Violations violations) {
    this.scenario = scenario;
    this.trace = trace;
    this.violations = violations;
    this.simulator = simulator;
    this.random = simulator.newRandom();
    this.manners = new Manners(simulator.newRandom());
    this.mails = new MailSystem(simulator);
    this.errands = new Errands(simulator);
    this.self = new SimulatedProcess(simulator, "somebody", true);
    Instant lateSince = Simulator.START.plusSeconds(random.nextLong(LONGEST_STARTAT.toSeconds()));
    if (!scenario.badManners()) {
      manners.beGood();
    }
    if (scenario.hanging()) {
      manners.letHang(SettingsText.HANGING);
    }
    List<Receivers> receivers = new ArrayList<>();
    for (int i = 0; i < (scenario.ring() ? 2 : 1); i++) {
      String name = i == 0 ? "signalbox" : "neighbour";
      Deliveries got = new Deliveries(violations, simulator::now);
      Receivers ofThis = new Receivers(calls, manners, mails, got);
      World world =
          new World(
              simulator,
              calls,
              trace,
              simulator.newRandom(),
              variant,
              process -> push -> ofThis.push(process, push),
              ofThis::mailbox,
              scenario.slotsAtMost());
      Hub hub = new Hub(name, templates.apply(name), world);
      ofThis.of(hub);
      hubs.add(hub);
      senders.add(new Senders(hub, errands, self, trace, random));
      deliveries.add(got);
      since.add(Since.THE_BEGINNING);
      receivers.add(ofThis);
    }
    this.readership = new Readership(hubs.getFirst(), simulator, errands, self);
    this.administrator =
        new Administrator(scenario, hubs.getFirst(), receivers.getFirst(), self, trace, lateSince);
    if (scenario.ring()) {
      receivers.getFirst().connect(SettingsText.RING, hubs.getLast());
      receivers.getLast().connect(SettingsText.RING, hubs.getFirst());
    }
  }

  /** Everybody begins; those who make trouble stop at that time. */
  public void enter(Instant quietFrom) {
    for (Hub hub : hubs) {
      SettingsText.of(scenario).store(hub);
      hub.start();
    }
    senders.getFirst().post(scenario);
    if (scenario.late()) {
      errands.begin(
          "settings", Duration.ofSeconds(random.nextLong(1, 700)), administrator::addLate);
    }
    if (scenario.change() != Change.NONE) {
      errands.begin(
          "change", Duration.ofSeconds(random.nextLong(1, 150)), administrator::changeAndTakeBack);
    }
    operate(quietFrom);
    if (scenario.readers()) {
      readership.begin();
    }
    if (scenario.foreignReaders()) {
      readership.beginForeign();
    }
    if (scenario.readers() && scenario.secondAct()) {
      readership.beginSleeper();
    }
  }

  /** Nobody does anything until the second act, in which what there is now expires. */
  public void rest() {
    hubs.forEach(Hub::stop);
    if (random.nextBoolean()) {
      hubs.forEach(Hub::endIdle);
    }
    readership.rest();
    List<Since> now = judgement().now();
    since.clear();
    since.addAll(now);
  }

  /** The second act begins: more is posted, and some again that was posted in the first. */
  public void enterAgain(Instant quietFrom) {
    if (scenario.badManners()) {
      manners.beBadAgain();
    }
    hubs.forEach(Hub::start);
    senders.getFirst().postAgain(scenario);
    operate(quietFrom);
    readership.goOn();
  }

  private void operate(Instant until) {
    if (scenario.operator()) {
      errands.begin("operator", Duration.ofSeconds(1), () -> operator(hubs.getFirst()).act(until));
    }
  }

  /** Those who make trouble stop, and what was stopped goes on. */
  public void calmDown() {
    manners.beGood();
    for (Hub hub : hubs) {
      errands.begin("resume", Duration.ofMinutes(12), () -> operator(hub).resumeAll());
    }
  }

  /** Whether nobody has anything left to do. */
  public boolean isQuiet() {
    return errands.areDone() && mails.isQuiet() && hubs.stream().allMatch(Hub::isQuiet);
  }

  /** Those who keep a cursor read what is left. */
  public void beginLastReading() {
    readership.beginLastReading();
  }

  /** Whether those who keep a cursor have come to the end. */
  public boolean haveReadToTheEnd() {
    return readership.haveReadToTheEnd();
  }

  /** Whether only wake's hourly look will find what lies in some feed. */
  public boolean isSomebodyOverlooked() {
    return judgement().isSomebodyOverlooked();
  }

  /** Every envelope has been delivered to all. */
  public void checkThatNobodyWaits() {
    judgement().checkThatNobodyWaits();
  }

  /** All is as it must be at the end of the first act. */
  public void check() {
    judgement().check();
    Clock clock = Clock.fixed(simulator.now(), ZoneOffset.UTC);
    hubs.forEach(hub -> new FigureCheck(hub, clock, violations).check());
    senders.getFirst().check(violations);
    readership.check(violations);
    replays.forEach(replay -> replay.check(deliveries.getFirst(), violations));
  }

  /** How long what the first hub sent took, but to a receiver that hangs; the shortest first. */
  public List<Duration> waits() {
    return judgement().arrivals().waits();
  }

  /** All that came in the second act is as it must be, and what is left of the first. */
  public void checkAgain() {
    judgement().check();
    senders.getFirst().check(violations);
    readership.checkWhatIsLeft(violations);
  }

  private Judgement judgement() {
    return new Judgement(
        scenario, violations, hubs, deliveries, List.copyOf(since), administrator.since());
  }

  /** Nobody goes on. */
  public void leave() {
    self.die();
    hubs.forEach(Hub::stop);
  }

  private Operator operator(Hub hub) {
    List<String> destinations =
        SettingsText.wanted(scenario).stream()
            .filter(wanted -> !wanted.method().equals("pull"))
            .map(wanted -> wanted.destination())
            .filter(name -> hub == hubs.getFirst() || !name.equals(SettingsText.LATE))
            .toList();
    return new Operator(hub, destinations, self, trace, random, replays);
  }

  @Override
  public void close() {
    hubs.forEach(Hub::close);
  }
}
