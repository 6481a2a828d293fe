package io.signalbox.warden;

/** Ends the work on a request; the answer tells the fault. */
final class WardenException extends RuntimeException {
  private final transient WardenFault fault;

  WardenException(WardenFault fault) {
    // No stack trace: it is an answer, not a fault of ours.
    super(fault.message(), null, false, false);
    this.fault = fault;
  }

  WardenFault fault() {
    return fault;
  }
}
