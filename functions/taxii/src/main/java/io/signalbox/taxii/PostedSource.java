package io.signalbox.taxii;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.signalbox.envelope.Json;
import io.signalbox.envelopes.EnvelopeKey;
import io.signalbox.envelopes.StoredEnvelope;
import io.signalbox.feeds.EnvelopeRelease;
import io.signalbox.feeds.Located;
import io.signalbox.feeds.Position;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The objects that clients added to a collection, as they came. Deletions have no object, and
 * neither has what was deleted.
 */
final class PostedSource implements ObjectSource {
  private final EnvelopeRelease release;
  private final PostedVersions versions;

  PostedSource(EnvelopeRelease release, PostedVersions versions) {
    this.release = release;
    this.versions = versions;
  }

  @Override
  public Map<Position, StixObject> of(
      Collection collection, List<Located> entries, CollectionQuery query) {
    Map<EnvelopeKey, StoredEnvelope> stored =
        release.loadEntries(entries, collection.release()).envelopes();
    Map<Position, StixObject> objects = new HashMap<>();
    Map<EnvelopeKey, PostedVersion> found = new HashMap<>();
    for (Located located : entries) {
      EnvelopeKey key = located.entry().key();
      StoredEnvelope one = stored.get(key);
      Optional<PostedVersion> version = Optional.ofNullable(one).flatMap(PostedVersion::of);
      if (one != null && version.isPresent()) {
        ObjectNode json = one.envelope().payload().json();
        StixObject object = new StixObject(json, located.entry().at(), Json.bytes(json).length);
        if (query.wants(object)) {
          objects.put(located.position(), object);
          found.put(key, version.get());
        }
      }
    }
    Set<EnvelopeKey> wanted = versions.wanted(collection, found, query.versions());
    for (Located located : entries) {
      if (!wanted.contains(located.entry().key())) {
        objects.remove(located.position());
      }
    }
    return objects;
  }
}
