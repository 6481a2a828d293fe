package io.signalbox.settings.service;

import io.signalbox.settings.Destination;
import io.signalbox.settings.check.Fault;
import java.util.List;

/** A destination that somebody gives and nobody writes. */
sealed interface TriedDestination {

  /** It could be written. */
  record Valid(Destination destination) implements TriedDestination {}

  /** It could not. */
  record Invalid(List<Fault> faults) implements TriedDestination {}
}
