package io.signalbox.taxii;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.signalbox.access.Caller;
import io.signalbox.access.Grant;
import io.signalbox.api.ApiRouter;
import io.signalbox.api.Problem;
import io.signalbox.api.ProblemType;
import io.signalbox.envelope.Envelope;
import io.signalbox.envelope.EnvelopeId;
import io.signalbox.envelope.Form;
import io.signalbox.envelope.Meta;
import io.signalbox.envelope.MetaKeys;
import io.signalbox.envelope.Path;
import io.signalbox.envelope.Payload;
import io.signalbox.envelope.Protocol;
import io.signalbox.envelope.ReadBatch;
import io.signalbox.envelope.ReadItem;
import io.signalbox.envelopes.ingest.Ingest;
import io.signalbox.envelopes.ingest.ItemResult;
import io.signalbox.envelopes.ingest.Sender;
import io.signalbox.envelopes.ingest.Status;
import io.signalbox.settings.Instance;
import io.signalbox.settings.Instance.InvalidContent;
import io.signalbox.settings.Instance.UnknownFields;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What clients add to a collection and delete, as envelopes: fanout puts them into the collection's
 * feed, and wherever routes lead them.
 */
final class PostedEnvelopes {
  /** The data format that the envelopes name. */
  static final String FORMAT = "stix";

  private static final Protocol OBJECT = new Protocol(Protocol.CURRENT, FORMAT, Protocol.EVENT);
  private static final Protocol DELETION = new Protocol(Protocol.CURRENT, FORMAT, "deletion");

  private final Ingest ingest;

  PostedEnvelopes(Ingest ingest) {
    this.ingest = ingest;
  }

  static Envelope object(Collection collection, EnvelopeId id, Payload payload) {
    return envelope(collection, id, OBJECT, payload);
  }

  static Envelope deletion(Collection collection, PostedVersion version) {
    ObjectNode payload = JsonNodeFactory.instance.objectNode();
    payload.put("id", version.object());
    version.version().ifPresent(text -> payload.put("version", text));
    payload.put("envelope", version.envelope().text());
    return envelope(
        collection, PostedIds.deletionOf(version.envelope()), DELETION, Payload.of(payload));
  }

  private static Envelope envelope(
      Collection collection, EnvelopeId id, Protocol protocol, Payload payload) {
    ObjectNode meta = JsonNodeFactory.instance.objectNode();
    meta.put(MetaKeys.COLLECTION, collection.feed());
    return new Envelope(id, Optional.empty(), Path.EMPTY, protocol, Meta.of(meta), payload);
  }

  /**
   * Keeps envelopes.
   *
   * @return a result for each, in their order
   * @throws io.signalbox.api.ProblemException 503 if one of them cannot be kept now
   */
  List<ItemResult> keep(Caller caller, List<Envelope> envelopes) {
    List<ReadItem> items = new ArrayList<>();
    for (Envelope envelope : envelopes) {
      items.add(new ReadItem.Parsed(items.size(), envelope, Form.DECIDED, List.of(), List.of()));
    }
    List<ItemResult> results = ingest.keep(sender(caller), new ReadBatch(items), Path.EMPTY);
    if (results.stream().anyMatch(result -> result.status() == Status.FAILED)) {
      throw Problem.of(
              ProblemType.UNAVAILABLE,
              "The hub could not keep all of it now. Send the request again: what is kept already"
                  + " counts once.")
          .withHeader("Retry-After", Integer.toString(ApiRouter.RETRY_AFTER_SECONDS))
          .exception();
    }
    return results;
  }

  /** Keeps aside what broke a rule, if the caller's settings say so. */
  void aside(Caller caller, String reason, String text) {
    Sender sender = sender(caller);
    if (sender.quarantines()) {
      ingest.quarantine(sender, reason, text);
    }
  }

  private static Sender sender(Caller caller) {
    Instance instance = caller.instance();
    return new Sender(
        instance.name(),
        instance.invalidContent() == InvalidContent.QUARANTINE,
        instance.unknownFields() == UnknownFields.REFUSE,
        caller.has(Grant.administer()));
  }
}
