package io.signalbox.envelopes;

import io.signalbox.envelope.Envelope;
import io.signalbox.envelope.Warning;
import java.util.List;

/**
 * An envelope that is to be kept, and who posted it.
 *
 * @param sender the name of the instance
 * @param warnings what is to be kept with the envelope for people to read
 * @param changesTagsOfOthers whether it may update the tags of envelopes that another sent
 */
public record Posting(
    Envelope envelope, String sender, List<Warning> warnings, boolean changesTagsOfOthers) {
  public Posting {
    warnings = List.copyOf(warnings);
  }

  /** A posting without warnings, of who may change the tags of its own envelopes alone. */
  public static Posting of(Envelope envelope, String sender) {
    return new Posting(envelope, sender, List.of(), false);
  }
}
