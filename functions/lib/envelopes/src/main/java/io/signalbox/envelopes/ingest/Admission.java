package io.signalbox.envelopes.ingest;

import io.signalbox.envelope.Envelope;
import java.util.Optional;

/** Judges what an envelope asks of the hub, before the hub accepts it. For many threads at once. */
@FunctionalInterface
public interface Admission {
  /** For envelopes of a form in which nothing can be asked for. */
  Admission NOTHING_ASKED = (envelope, sender) -> Optional.empty();

  /**
   * What keeps the envelope from being accepted; empty for nothing.
   *
   * @param sender the name of the instance that sent it
   * @throws io.signalbox.store.StoreException if nobody can tell now
   */
  Optional<ItemResult.Fault> fault(Envelope envelope, String sender);
}
