package io.signalbox.taxii;

import io.signalbox.envelope.DedupKey;
import io.signalbox.envelopes.EnvelopeKey;
import io.signalbox.envelopes.EnvelopeStore;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Gatherers;

/**
 * Versions of objects that were added before there was an {@link ObjectIndex}: their envelopes, and
 * those of their deletions, name what stands for the object as their parent.
 */
final class UnlistedVersions {
  private static final int VERSIONS_MOST = 5 * PostedVersions.LIMIT;

  /** Each may have some megabytes in memory. */
  private static final int ENVELOPES_AT_ONCE = 25;

  private final EnvelopeStore envelopes;

  UnlistedVersions(EnvelopeStore envelopes) {
    this.envelopes = envelopes;
  }

  /** All of an object, those that were perhaps deleted, too. One read where there are none. */
  List<ListedVersion> of(Collection collection, String object) {
    DedupKey parent = PostedIds.lineage(collection, object).dedupKey();
    List<ListedVersion> versions = new ArrayList<>();
    for (List<DedupKey> some :
        envelopes.children(parent, VERSIONS_MOST).stream()
            .gather(Gatherers.windowFixed(ENVELOPES_AT_ONCE))
            .toList()) {
      envelopes
          .getAll(some.stream().map(EnvelopeKey::first).toList())
          .values()
          .forEach(
              stored ->
                  PostedVersion.of(stored)
                      .ifPresent(one -> versions.add(one.listed().beingDeleted())));
    }
    return versions;
  }
}
