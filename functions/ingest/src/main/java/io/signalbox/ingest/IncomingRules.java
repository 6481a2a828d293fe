package io.signalbox.ingest;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.signalbox.envelope.Ceiling;
import io.signalbox.envelope.Envelope;
import io.signalbox.envelope.Marking.Pap;
import io.signalbox.envelope.Marking.Tlp;
import io.signalbox.envelope.MarkingPolicy;
import io.signalbox.envelopes.ingest.Admission;
import io.signalbox.envelopes.ingest.ItemResult;
import io.signalbox.routing.EnvelopePattern;
import io.signalbox.settings.Incoming;
import io.signalbox.settings.Instance;
import io.signalbox.settings.SettingsDocument;
import io.signalbox.settings.SettingsSource;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Judges by the settings of the instance that posts which of its events the hub takes. A change of
 * tags has no event: it is taken where its envelope was.
 */
final class IncomingRules implements Admission {
  private final Admission first;
  private final SettingsSource settings;
  private final Map<String, Compiled> patterns = new ConcurrentHashMap<>();

  private record Compiled(ObjectNode text, EnvelopePattern pattern) {}

  /**
   * @param first judges before
   */
  IncomingRules(Admission first, SettingsSource settings) {
    this.first = first;
    this.settings = settings;
  }

  @Override
  public Optional<ItemResult.Fault> fault(Envelope envelope, String sender) {
    SettingsDocument document = settings.current();
    return Optional.ofNullable(document.instances().get(sender))
        .flatMap(Instance::incoming)
        .flatMap(rule -> fault(envelope, sender, rule, document))
        .map(reason -> new ItemResult.Fault("", reason))
        .or(() -> first.fault(envelope, sender));
  }

  private Optional<String> fault(
      Envelope envelope, String sender, Incoming rule, SettingsDocument document) {
    MarkingPolicy policy =
        new MarkingPolicy(Ceiling.RED, unmarked(envelope, document)).withCeiling(rule.ceiling());
    return policy
        .refusal(envelope)
        .map(reason -> "the hub does not take it of this instance: " + reason)
        .or(
            () ->
                envelope.isTagUpdate() || pattern(sender, rule.pattern()).matches(envelope, sender)
                    ? Optional.empty()
                    : Optional.of("the hub takes other events of this instance"));
  }

  /** Tags without a mark leave the event's own mark as it is. */
  private static Ceiling unmarked(Envelope envelope, SettingsDocument document) {
    return envelope.isTagUpdate()
        ? new Ceiling(Tlp.CLEAR, Pap.CLEAR)
        : document.hub().marking().unmarked();
  }

  private EnvelopePattern pattern(String sender, ObjectNode text) {
    Compiled known = patterns.get(sender);
    if (known == null || !known.text().equals(text)) {
      known = new Compiled(text, new EnvelopePattern(text));
      patterns.put(sender, known);
    }
    return known.pattern();
  }
}
