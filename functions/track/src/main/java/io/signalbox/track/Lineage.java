package io.signalbox.track;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.signalbox.envelope.DedupKey;
import io.signalbox.envelope.EnvelopeId;
import io.signalbox.envelopes.ArchivedEnvelope;
import io.signalbox.envelopes.EnvelopeStore;
import io.signalbox.envelopes.StoredEnvelope;
import java.util.ArrayDeque;
import java.util.HashSet;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.function.Predicate;

/** Follows the parent links of an envelope, backwards and forwards, as far as one may see. */
final class Lineage {
  /** Ancestors, and descendants, that one answer shows. */
  static final int LIMIT = 200;

  private static final String CYCLE = "The links form a cycle; it is followed once.";
  private static final String TOO_MANY = "There are more than " + LIMIT + "; the rest is left out.";
  private static final String UNKNOWN = "This envelope is not known here.";

  private final EnvelopeStore envelopeStore;

  Lineage(EnvelopeStore envelopeStore) {
    this.envelopeStore = envelopeStore;
  }

  /**
   * The lineage of an envelope.
   *
   * @param visible whether an envelope may be shown; one that may not is as one that is not there
   */
  ObjectNode of(StoredEnvelope start, Predicate<StoredEnvelope> visible) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("id", start.envelope().id().text());
    Set<String> notes = new HashSet<>();
    putAncestors(json.putArray("ancestors"), start, visible, notes);
    putDescendants(json.putArray("descendants"), start, visible, notes);
    ArrayNode written = json.putArray("notes");
    notes.stream().sorted().forEach(written::add);
    return json;
  }

  private void putAncestors(
      ArrayNode ancestors,
      StoredEnvelope start,
      Predicate<StoredEnvelope> visible,
      Set<String> notes) {
    Set<DedupKey> seen = new HashSet<>();
    seen.add(start.key().id());
    Optional<EnvelopeId> next = start.envelope().parent();
    while (next.isPresent()) {
      if (!seen.add(next.get().dedupKey())) {
        notes.add(CYCLE);
        return;
      }
      if (ancestors.size() == LIMIT) {
        notes.add(TOO_MANY);
        return;
      }
      ObjectNode ancestor = ancestors.addObject().put("id", next.get().text());
      Optional<StoredEnvelope> known = find(next.get().dedupKey(), visible);
      known.ifPresentOrElse(
          arrival -> putReceived(ancestor, arrival), () -> ancestor.put("note", UNKNOWN));
      next = known.flatMap(arrival -> arrival.envelope().parent());
    }
  }

  private void putDescendants(
      ArrayNode descendants,
      StoredEnvelope start,
      Predicate<StoredEnvelope> visible,
      Set<String> notes) {
    Set<DedupKey> seen = new HashSet<>();
    seen.add(start.key().id());
    Queue<StoredEnvelope> parents = new ArrayDeque<>();
    parents.add(start);
    while (!parents.isEmpty()) {
      StoredEnvelope parent = parents.remove();
      for (DedupKey child : envelopeStore.children(parent.key().id(), LIMIT + 1)) {
        if (seen.contains(child)) {
          notes.add(CYCLE);
          continue;
        }
        if (descendants.size() == LIMIT) {
          notes.add(TOO_MANY);
          return;
        }
        seen.add(child);
        find(child, visible)
            .ifPresent(
                arrival -> {
                  ObjectNode written = descendants.addObject();
                  written.put("id", arrival.envelope().id().text());
                  written.put("parent", parent.envelope().id().text());
                  putReceived(written, arrival);
                  parents.add(arrival);
                });
      }
    }
  }

  private Optional<StoredEnvelope> find(DedupKey id, Predicate<StoredEnvelope> visible) {
    return envelopeStore.find(id).map(ArchivedEnvelope::first).filter(visible);
  }

  private static void putReceived(ObjectNode json, StoredEnvelope arrival) {
    json.put("sender", arrival.sender());
    json.put("receivedAt", arrival.receivedAt().toString());
  }
}
