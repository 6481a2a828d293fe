package io.signalbox.warden;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.signalbox.access.Caller;
import io.signalbox.access.Grant;
import io.signalbox.access.PostQuota;
import io.signalbox.api.Request;
import io.signalbox.api.Response;
import io.signalbox.envelope.EnvelopeReader;
import io.signalbox.envelope.IdeaIds;
import io.signalbox.envelope.Json;
import io.signalbox.envelope.Path;
import io.signalbox.envelope.ReadBatch;
import io.signalbox.envelope.ReadItem;
import io.signalbox.envelope.UnreadableBody;
import io.signalbox.envelopes.ingest.Ingest;
import io.signalbox.envelopes.ingest.ItemResult;
import io.signalbox.envelopes.ingest.Sender;
import io.signalbox.settings.Instance;
import io.signalbox.settings.Instance.InvalidContent;
import io.signalbox.settings.Instance.UnknownFields;
import io.signalbox.settings.WardenOptions;
import java.util.ArrayList;
import java.util.List;

/** {@code sendEvents}: keeps the good events of a request, and names the others. */
final class SendEvents {
  /** The most events that a request may have. */
  static final int LIMIT = 500;

  private final PostQuota quota;
  private final Ingest ingest;
  private final WardenAnswers answers;
  private final EnvelopeReader reader = new EnvelopeReader();

  SendEvents(PostQuota quota, Ingest ingest, WardenAnswers answers) {
    this.quota = quota;
    this.ingest = ingest;
    this.answers = answers;
  }

  Response answer(Caller caller, Request request) {
    WardenOptions client = client(caller);
    List<ReadItem> items =
        switch (RequestBody.shape(request)) {
          case NOTHING -> List.of();
          case ARRAY -> items(caller.instance(), request);
          case OTHER ->
              throw WardenFault.of(WardenFault.NO_JSON, "An array of events is expected.")
                  .exception();
        };
    Sender sender = sender(caller);
    FaultList faults = new FaultList();
    List<ReadItem> good = new ArrayList<>();
    for (ReadItem item : items) {
      switch (item) {
        case ReadItem.Parsed parsed -> {
          if (isGood(parsed, client, sender, faults)) {
            good.add(parsed);
          }
        }
        case ReadItem.Malformed wrong -> {
          String message =
              wrong.field().isEmpty() ? wrong.reason() : wrong.field() + ": " + wrong.reason();
          WardenFault fault = WardenFault.of(WardenFault.NO_IDEA, message);
          faults.add(fault, wrong.index(), WardenFault.Event.NO_ID);
          aside(sender, fault, wrong.text());
        }
      }
    }
    int saved = 0;
    for (ItemResult result : ingest.keep(sender, new ReadBatch(good), Path.EMPTY)) {
      saved += isSaved(result, items, faults) ? 1 : 0;
    }
    if (!faults.isEmpty()) {
      return answers.failure("sendEvents", faults.all());
    }
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    return WardenAnswers.success(json.put("saved", saved));
  }

  private static WardenOptions client(Caller caller) {
    return caller
        .instance()
        .warden()
        .filter(_ -> caller.has(Grant.post()))
        .orElseThrow(
            () ->
                WardenFault.of(WardenFault.FORBIDDEN, "This client may not send events.")
                    .exception());
  }

  private static Sender sender(Caller caller) {
    Instance instance = caller.instance();
    return new Sender(
        instance.name(),
        instance.invalidContent() == InvalidContent.QUARANTINE,
        instance.unknownFields() == UnknownFields.REFUSE,
        caller.has(Grant.administer()));
  }

  private List<ReadItem> items(Instance sender, Request request) {
    PostQuota.Begun begun = quota.begin(sender, request.bodySizeInBytes());
    try {
      List<ReadItem> items =
          reader
              .readPayloads(request.body(), request.header("Content-Encoding"), "idea", IdeaIds::of)
              .items();
      begun.complete(items.size());
      return items;
    } catch (UnreadableBody unreadable) {
      int code =
          switch (unreadable) {
            case UnreadableBody.TooLarge _ -> WardenFault.TOO_LARGE;
            case UnreadableBody.UnsupportedType _, UnreadableBody.Malformed _ ->
                WardenFault.NO_JSON;
          };
      throw WardenFault.of(code, String.valueOf(unreadable.getMessage())).exception();
    }
  }

  private boolean isGood(
      ReadItem.Parsed item, WardenOptions client, Sender sender, FaultList faults) {
    ObjectNode event = item.envelope().payload().json();
    String id = IdeaRules.idOf(event);
    if (item.index() >= LIMIT) {
      faults.add(FaultList.TOO_MANY, item.index(), id);
      return false;
    }
    return IdeaRules.fault(event, client)
        .map(
            fault -> {
              faults.add(fault, item.index(), id);
              aside(sender, fault, Json.text(event));
              return false;
            })
        .orElse(true);
  }

  private void aside(Sender sender, WardenFault fault, String text) {
    if (sender.quarantines()) {
      ingest.quarantine(sender, fault.message(), text);
    }
  }

  private static boolean isSaved(ItemResult result, List<ReadItem> items, FaultList faults) {
    return switch (result.status()) {
      // What is known already needs not be sent again.
      case ACCEPTED, DUPLICATE, CONFLICT, LOOP, UPDATED -> true;
      case REJECTED -> {
        faults.add(fault(WardenFault.NO_IDEA, result), result.index(), id(items, result));
        yield false;
      }
      case FAILED -> {
        faults.add(fault(WardenFault.UNAVAILABLE, result), result.index(), id(items, result));
        yield false;
      }
    };
  }

  private static WardenFault fault(int code, ItemResult result) {
    return WardenFault.of(code, result.fault().map(ItemResult.Fault::reason).orElse(""));
  }

  private static String id(List<ReadItem> items, ItemResult result) {
    return items.get(result.index()) instanceof ReadItem.Parsed parsed
        ? IdeaRules.idOf(parsed.envelope().payload().json())
        : WardenFault.Event.NO_ID;
  }
}
