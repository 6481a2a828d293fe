package io.signalbox.simulation.load;

import io.signalbox.local.template.Template;
import io.signalbox.simulation.check.Deliveries;
import io.signalbox.simulation.check.Violations;
import io.signalbox.simulation.engine.Calls;
import io.signalbox.simulation.engine.SimulatedProcess;
import io.signalbox.simulation.engine.Simulator;
import io.signalbox.simulation.engine.Trace;
import io.signalbox.simulation.hub.Hub;
import io.signalbox.simulation.hub.World;
import io.signalbox.simulation.load.Scenario.Change;
import io.signalbox.store.Platform;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.random.RandomGenerator;

/** Everybody who has a part in a run. */
public final class Cast implements AutoCloseable {
  private static final Duration LONGEST_STARTAT = Duration.ofMinutes(8);

  private final Scenario scenario;
  private final Simulator simulator;
  private final Trace trace;
  private final Violations violations;
  private final RandomGenerator random;
  private final Manners manners;
  private final SimulatedProcess self;
  private final List<Hub> hubs = new ArrayList<>();
  private final List<Deliveries> deliveries = new ArrayList<>();
  private final List<Posting> postings = new ArrayList<>();
  private final List<CursorReader> cursorReaders = new ArrayList<>();
  private final List<PlainReader> plainReaders = new ArrayList<>();
  private final Administrator administrator;
  private int busy;

  public Cast(
      Function<String, Template> templates,
      Scenario scenario,
      UnaryOperator<Platform> variant,
      Simulator simulator,
      Calls calls,
      Trace trace,
      Violations violations) {
    this.scenario = scenario;
    this.simulator = simulator;
    this.trace = trace;
    this.violations = violations;
    this.random = simulator.newRandom();
    this.manners = new Manners(simulator.newRandom());
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
      Receivers ofThis = new Receivers(calls, manners, got);
      World world =
          new World(
              simulator,
              calls,
              trace,
              simulator.newRandom(),
              variant,
              process -> push -> ofThis.push(process, push),
              ofThis::mailbox);
      Hub hub = new Hub(name, templates.apply(name), world);
      ofThis.of(hub);
      hubs.add(hub);
      deliveries.add(got);
      receivers.add(ofThis);
    }
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
    for (Load.Request request : Load.of(scenario, random)) {
      postings.addAll(request.postings());
      long millis = (long) (request.afterSeconds() * 1_000);
      begin(
          "post",
          Duration.ofMillis(millis),
          () -> client(request.token()).post(request.postings()));
    }
    if (scenario.late()) {
      begin("settings", Duration.ofSeconds(random.nextLong(1, 700)), administrator::addLate);
    }
    if (scenario.change() != Change.NONE) {
      begin(
          "change", Duration.ofSeconds(random.nextLong(1, 150)), administrator::changeAndTakeBack);
    }
    if (scenario.operator()) {
      begin("operator", Duration.ofSeconds(1), () -> operator(hubs.getFirst()).act(quietFrom));
    }
    if (scenario.readers()) {
      read();
    }
  }

  private void read() {
    for (int i = 0; i < 2; i++) {
      CursorReader reader =
          new CursorReader(hubs.getFirst(), SettingsText.PULLED, self, simulator.newRandom());
      cursorReaders.add(reader);
      simulator.start("reader", () -> untilDeath(reader::readOn));
    }
    PlainReader plain =
        new PlainReader(hubs.getFirst(), SettingsText.PULLED, self, simulator.newRandom());
    plainReaders.add(plain);
    simulator.start("plain reader", () -> untilDeath(plain::readOn));
  }

  /** Those who make trouble stop, and what was stopped goes on. */
  public void calmDown() {
    manners.beGood();
    for (Hub hub : hubs) {
      begin("resume", Duration.ofMinutes(12), () -> operator(hub).resumeAll());
    }
  }

  /** An envelope for every feed. */
  public void ringTheBells() {
    hubs.forEach(hub -> begin("bell", Duration.ofMinutes(1), () -> ring(hub)));
  }

  private void ring(Hub hub) {
    List<Posting> bells = new ArrayList<>();
    for (String sort : SettingsText.SORTS) {
      bells.add(
          new Posting(
              UUID.nameUUIDFromBytes((hub.name() + sort).getBytes(StandardCharsets.UTF_8)),
              Posting.Kind.EVENT,
              0,
              sort));
    }
    if (hub == hubs.getFirst()) {
      postings.addAll(bells);
    }
    new Client(hub, "sender", self, trace, random).post(bells);
  }

  /** Whether nobody has anything left to do. */
  public boolean isQuiet() {
    return busy == 0 && hubs.stream().allMatch(Hub::isQuiet);
  }

  /** Those who keep a cursor read what is left. */
  public void beginLastReading() {
    cursorReaders.forEach(CursorReader::beginLastReading);
  }

  /** Whether those who keep a cursor have come to the end. */
  public boolean haveReadToTheEnd() {
    return cursorReaders.stream().allMatch(CursorReader::isAtTheEnd);
  }

  /** What is to be said of the run. */
  public Judgement judgement() {
    return new Judgement(
        scenario,
        violations,
        hubs,
        deliveries,
        postings,
        cursorReaders,
        plainReaders,
        administrator.since());
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
    return new Operator(hub, destinations, self, trace, random);
  }

  private Client client(String token) {
    return new Client(hubs.getFirst(), token, self, trace, random);
  }

  private void begin(String what, Duration wait, Runnable work) {
    busy++;
    simulator.after(
        wait,
        () ->
            simulator.start(
                what,
                () -> {
                  untilDeath(work);
                  busy--;
                }));
  }

  private static void untilDeath(Runnable work) {
    try {
      work.run();
    } catch (SimulatedProcess.Death end) {
      // The run is over.
    }
  }

  @Override
  public void close() {
    hubs.forEach(Hub::close);
  }
}
