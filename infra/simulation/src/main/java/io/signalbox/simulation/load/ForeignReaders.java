package io.signalbox.simulation.load;

import io.signalbox.simulation.check.Transcripts;
import io.signalbox.simulation.check.Violations;
import io.signalbox.simulation.engine.SimulatedProcess;
import io.signalbox.simulation.engine.Simulator;
import io.signalbox.simulation.hub.Hub;
import java.util.stream.Stream;

/** Clients of TAXII and Warden that read a hub's feed. */
final class ForeignReaders {
  private final Hub hub;
  private final TaxiiReader taxii;
  private final WardenReader warden;
  private final WardenReader wardenWithoutId;

  ForeignReaders(Hub hub, Simulator simulator, Errands errands, SimulatedProcess self) {
    this.hub = hub;
    taxii = new TaxiiReader(hub, self, simulator.newRandom());
    warden = new WardenReader(hub, WardenReader.WITH_ID, self, simulator.newRandom());
    wardenWithoutId = new WardenReader(hub, WardenReader.WITHOUT_ID, self, simulator.newRandom());
    errands.goOn("taxii", taxii::readOn);
    errands.goOn("warden", warden::readOn);
    errands.goOn("warden", wardenWithoutId::readOn);
  }

  /** They read what is left. */
  void beginLastReading() {
    taxii.beginLastReading();
    Stream.of(warden, wardenWithoutId).forEach(WardenReader::beginLastReading);
  }

  /** Whether they have come to the end. */
  boolean haveReadToTheEnd() {
    return taxii.isAtTheEnd() && warden.isAtTheEnd() && wardenWithoutId.isAtTheEnd();
  }

  /** What they got are the events of the feed. */
  void check(Violations violations) {
    Transcripts events = Transcripts.ofEvents(hub, SettingsText.PULLED, violations);
    events.checkWhole("a client of TAXII", taxii.transcript());
    events.checkWhole("a client of Warden", warden.transcript());
    events.checkPieces("a client of Warden without an id", wardenWithoutId.given());
  }
}
