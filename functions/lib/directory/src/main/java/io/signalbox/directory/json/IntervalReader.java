package io.signalbox.directory.json;

import io.signalbox.directory.Fault;
import io.signalbox.directory.ReportInterval;
import java.util.List;
import java.util.Optional;

/** Reads how often reports are wanted. */
final class IntervalReader {
  private IntervalReader() {}

  /** Empty where it is none; what is wrong is added to the faults. */
  static Optional<ReportInterval> read(Members interval, List<Fault> faults) {
    Optional<ReportInterval.Unit> unit = interval.constant("unit", ReportInterval.Unit.class);
    if (unit.isEmpty()) {
      faults.add(new Fault(interval.at("unit"), "an interval has a unit"));
    }
    long length = interval.number("length").orElse(1L);
    interval.requireNoOthers();
    if (length < 1 || length > ReportInterval.LONGEST) {
      faults.add(new Fault(interval.at("length"), "an interval has a length from 1 to 1000"));
      return Optional.empty();
    }
    return unit.map(one -> new ReportInterval(one, (int) length));
  }
}
