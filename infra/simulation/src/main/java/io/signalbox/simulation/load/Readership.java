package io.signalbox.simulation.load;

import io.signalbox.simulation.check.LastingTranscripts;
import io.signalbox.simulation.check.Transcripts;
import io.signalbox.simulation.check.Violations;
import io.signalbox.simulation.engine.SimulatedProcess;
import io.signalbox.simulation.engine.Simulator;
import io.signalbox.simulation.hub.Hub;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The instances that pull a hub's feed. */
final class Readership {
  private static final int READERS = 2;
  private static final int SLEEPER_READS = 5;

  private final Hub hub;
  private final Simulator simulator;
  private final Errands errands;
  private final SimulatedProcess self;
  private final List<CursorReader> readers = new ArrayList<>();
  private final List<CursorReader> sleepers = new ArrayList<>();
  private final List<PlainReader> plain = new ArrayList<>();
  private Optional<ForeignReaders> foreign = Optional.empty();
  private Optional<LastingTranscripts> whole = Optional.empty();

  Readership(Hub hub, Simulator simulator, Errands errands, SimulatedProcess self) {
    this.hub = hub;
    this.simulator = simulator;
    this.errands = errands;
    this.self = self;
  }

  /** They begin to read. */
  void begin() {
    for (int i = 0; i < READERS; i++) {
      readers.add(cursorReader());
    }
    readers.forEach(reader -> errands.goOn("reader", reader::readOn));
    PlainReader one = new PlainReader(hub, SettingsText.PULLED, self, simulator.newRandom());
    plain.add(one);
    errands.goOn("reader", one::readOn);
  }

  /** Others begin to read by TAXII and Warden. */
  void beginForeign() {
    foreign = Optional.of(new ForeignReaders(hub, simulator, errands, self));
  }

  /** One more, who soon stops, and goes on with the others in the second act. */
  void beginSleeper() {
    CursorReader sleeper = cursorReader();
    sleepers.add(sleeper);
    errands.goOn("reader", () -> sleeper.read(SLEEPER_READS));
  }

  private CursorReader cursorReader() {
    return new CursorReader(hub, SettingsText.PULLED, self, simulator.newRandom());
  }

  /** Those who keep a cursor read what is left. */
  void beginLastReading() {
    readers.forEach(CursorReader::beginLastReading);
    foreign.ifPresent(ForeignReaders::beginLastReading);
  }

  /** Whether those who keep a cursor have come to the end. */
  boolean haveReadToTheEnd() {
    return readers.stream().allMatch(CursorReader::isAtTheEnd)
        && foreign.stream().allMatch(ForeignReaders::haveReadToTheEnd);
  }

  /** Nobody reads for a long time. */
  void rest() {
    readers.forEach(CursorReader::rest);
    plain.forEach(PlainReader::rest);
    if (!readers.isEmpty()) {
      whole = Optional.of(new LastingTranscripts(hub, SettingsText.PULLED));
    }
  }

  /**
   * Those who keep a cursor go on with it. Who was never answered would ask for a time, and need
   * not be given what is past retention and has not gone yet.
   */
  void goOn() {
    sleepers.stream().filter(CursorReader::hasCursor).forEach(readers::add);
    sleepers.clear();
    readers.forEach(reader -> errands.goOn("reader", reader::readOn));
  }

  /** What they got is the feed, of which nothing has gone. */
  void check(Violations violations) {
    if (readers.isEmpty()) {
      return;
    }
    Transcripts transcripts = Transcripts.ofLines(hub, SettingsText.PULLED, violations);
    readers.forEach(
        reader -> transcripts.checkWhole("a reader with a cursor", reader.transcript()));
    plain.forEach(reader -> transcripts.checkPieces("a reader without a cursor", reader.given()));
    foreign.ifPresent(clients -> clients.check(violations));
  }

  /** Those who keep a cursor got all that has not gone. */
  void checkWhatIsLeft(Violations violations) {
    whole.ifPresent(
        transcripts ->
            readers.forEach(reader -> transcripts.check(reader.transcript(), violations)));
  }
}
