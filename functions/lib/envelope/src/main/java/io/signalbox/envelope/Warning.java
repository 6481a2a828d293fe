package io.signalbox.envelope;

/**
 * Something about an event that is not as IntelMQ has it, and does not keep it from being passed
 * on.
 *
 * @param field the dotted name of the field, cut where it is very long
 * @param reason what is expected; never the value, which may be personal data
 */
public record Warning(String field, String reason) {
  public Warning {
    field = Limits.told(field);
  }
}
