package io.signalbox.track;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.signalbox.envelope.Envelope;
import io.signalbox.envelopes.StoredEnvelope;
import io.signalbox.feeds.EnvelopeRelease;
import io.signalbox.feeds.Release;
import io.signalbox.settings.Destination;
import io.signalbox.settings.Instance;
import io.signalbox.settings.SettingsDocument;
import io.signalbox.settings.SettingsSource;
import java.util.Optional;

/**
 * From whom an envelope is withheld that lies in a feed which is read on request, by the ceilings
 * as they stand: who reads the feed once more after a change gets what stands then.
 */
final class FeedCeilings {
  private final SettingsSource settings;

  FeedCeilings(SettingsSource settings) {
    this.settings = settings;
  }

  /** Why nobody gets it out of that feed; empty where those get it whose own ceiling allows it. */
  Optional<String> refusal(StoredEnvelope stored, String feed) {
    SettingsDocument document = settings.current();
    return destination(document, feed)
        .flatMap(one -> EnvelopeRelease.refusal(stored, document.release(one)));
  }

  /** What an instance that may read the feed gets of the envelope; empty where it gets nothing. */
  Optional<Envelope> released(StoredEnvelope stored, String feed, Instance reader) {
    SettingsDocument document = settings.current();
    return destination(document, feed)
        .filter(Destination::isPulled)
        .flatMap(
            one ->
                switch (Release.of(stored.envelope(), document.release(one, reader))) {
                  case Release.Given(Envelope envelope) -> Optional.of(envelope);
                  case Release.Withheld _ -> Optional.empty();
                });
  }

  /** Adds the instances that may read the feed and do not get the envelope. */
  void putReaders(ObjectNode json, StoredEnvelope stored, String feed) {
    SettingsDocument document = settings.current();
    ArrayNode readers = json.arrayNode();
    for (Instance instance : document.instances().values()) {
      if (instance.grants().mayRead(feed)) {
        EnvelopeRelease.refusal(stored, document.release(instance))
            .ifPresent(
                reason ->
                    readers.addObject().put("instance", instance.name()).put("reason", reason));
      }
    }
    if (!readers.isEmpty()) {
      json.set("withheldFrom", readers);
    }
  }

  private static Optional<Destination> destination(SettingsDocument document, String name) {
    return Optional.ofNullable(document.destinations().get(name));
  }
}
