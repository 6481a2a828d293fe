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
 * @param relays whether it is a hub, which may pass on what the hub where an envelope began says of
 *     the tags, from whomever the envelope came
 */
public record Posting(
    Envelope envelope,
    String sender,
    List<Warning> warnings,
    boolean changesTagsOfOthers,
    boolean relays) {
  public Posting {
    warnings = List.copyOf(warnings);
  }

  /** A posting of who is no hub. */
  public Posting(
      Envelope envelope, String sender, List<Warning> warnings, boolean changesTagsOfOthers) {
    this(envelope, sender, warnings, changesTagsOfOthers, false);
  }

  /** A posting without warnings, of who may change the tags of its own envelopes alone. */
  public static Posting of(Envelope envelope, String sender) {
    return new Posting(envelope, sender, List.of(), false);
  }
}
