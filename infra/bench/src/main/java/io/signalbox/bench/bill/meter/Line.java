package io.signalbox.bench.bill.meter;

/**
 * A line of a bill.
 *
 * @param function whose work it was: the template's name of a function, or of what stands before it
 * @param what such as {@code PutItem Envelopes}
 */
public record Line(String function, String what, Charge charge) {}
