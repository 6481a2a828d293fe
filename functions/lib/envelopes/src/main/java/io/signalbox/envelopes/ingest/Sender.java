package io.signalbox.envelopes.ingest;

import io.signalbox.envelope.Envelope;
import io.signalbox.envelope.Warning;
import io.signalbox.envelopes.Posting;
import java.util.List;

/**
 * Who posts, and what is to become of what can't be taken.
 *
 * @param quarantines whether it is kept aside, and answered as a success
 * @param refusesUnknown whether an event that is not as IntelMQ has it counts as one
 * @param changesTagsOfOthers whether it may update the tags of what others sent
 * @param relays whether it is a hub that passes on what others sent
 */
public record Sender(
    String name,
    boolean quarantines,
    boolean refusesUnknown,
    boolean changesTagsOfOthers,
    boolean relays) {

  /** One that is no hub. */
  public Sender(
      String name, boolean quarantines, boolean refusesUnknown, boolean changesTagsOfOthers) {
    this(name, quarantines, refusesUnknown, changesTagsOfOthers, false);
  }

  Posting posting(Envelope envelope, List<Warning> warnings) {
    return new Posting(envelope, name, warnings, changesTagsOfOthers, relays);
  }
}
