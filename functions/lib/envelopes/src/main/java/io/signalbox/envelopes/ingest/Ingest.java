package io.signalbox.envelopes.ingest;

import io.signalbox.envelope.Envelope;
import io.signalbox.envelope.EnvelopeWriter;
import io.signalbox.envelope.Form;
import io.signalbox.envelope.Json;
import io.signalbox.envelope.Limits;
import io.signalbox.envelope.Path;
import io.signalbox.envelope.ReadBatch;
import io.signalbox.envelope.ReadItem;
import io.signalbox.envelope.Warning;
import io.signalbox.envelopes.EnvelopeStore;
import io.signalbox.store.StoreException;
import io.signalbox.store.telemetry.LogContext;
import io.signalbox.store.telemetry.Metrics;
import java.lang.System.Logger.Level;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/** Keeps the envelopes of a request, each for itself: none costs another. */
public final class Ingest {
  private static final System.Logger LOGGER = System.getLogger(Ingest.class.getName());

  /** After so many failures in one request the store is spared the rest of it. */
  public static final int FAILURES_LIMIT = 8;

  /** Counts the items whose senders were warned. */
  static final String WITH_WARNINGS = "WithWarnings";

  private final EnvelopeStore envelopeStore;
  private final String hubName;
  private final Admission admission;
  private final Workers workers;
  private final Metrics metrics;
  private final EnvelopeWriter writer = new EnvelopeWriter();

  /**
   * @param metrics a counter for each {@link Status}, and {@link #WITH_WARNINGS}
   */
  public Ingest(
      EnvelopeStore envelopeStore,
      String hubName,
      Admission admission,
      Workers workers,
      Metrics metrics) {
    this.metrics = metrics;
    this.envelopeStore = envelopeStore;
    this.hubName = hubName;
    this.admission = admission;
    this.workers = workers;
  }

  /**
   * Keeps what can be kept. Items of one id are worked on one after the other, in their order: an
   * update follows what it updates; those that are more than {@link Limits#ITEMS_PER_ID} are
   * rejected.
   *
   * @param pathOfAll the path of envelopes that name none themselves
   * @return a result for each item, in their order
   */
  public List<ItemResult> keep(Sender sender, ReadBatch batch, Path pathOfAll) {
    Map<String, List<ReadItem>> byId = new LinkedHashMap<>();
    for (ReadItem item : batch.items()) {
      byId.computeIfAbsent(groupOf(item), key -> new ArrayList<>()).add(item);
    }
    List<SameId> groups = byId.values().stream().map(SameId::of).toList();
    AtomicInteger failures = new AtomicInteger();
    List<ItemResult> results = new ArrayList<>();
    results.addAll(
        workers.inParallel(
            groups,
            group ->
                LogContext.about(
                    LogContext.ENVELOPE,
                    groupOf(group.items().getFirst()),
                    () ->
                        group.items().stream()
                            .map(item -> keep(sender, item, group, pathOfAll, failures))
                            .toList())));
    results.addAll(
        workers.inParallel(
            groups.stream().flatMap(group -> group.tooMany().stream()).toList(),
            item -> List.of(guarded(item, failures, () -> oneTooMany(sender, item)))));
    count(results);
    return results.stream().sorted(Comparator.comparingInt(ItemResult::index)).toList();
  }

  private void count(List<ItemResult> results) {
    Map<String, Long> counts = new HashMap<>();
    results.forEach(result -> counts.merge(result.status().counter(), 1L, Long::sum));
    long warned = results.stream().filter(result -> !result.warnings().isEmpty()).count();
    if (warned > 0) {
      counts.put(WITH_WARNINGS, warned);
    }
    metrics.count(Map.of(), counts);
  }

  /** Keeps aside a body in which no item can be told from another. */
  public void quarantine(Sender sender, String reason, String text) {
    envelopeStore.quarantine(sender.name(), "", reason, text);
  }

  private static String groupOf(ReadItem item) {
    return switch (item) {
      case ReadItem.Parsed parsed -> parsed.envelope().id().dedupKey().value();
      case ReadItem.Malformed malformed -> "#" + malformed.index();
    };
  }

  private ItemResult keep(
      Sender sender, ReadItem item, SameId group, Path pathOfAll, AtomicInteger failures) {
    return guarded(
        item,
        failures,
        () ->
            switch (item) {
              case ReadItem.Malformed malformed -> rejected(sender, malformed);
              case ReadItem.Parsed parsed ->
                  kept(sender, parsed, group, pathOfAll).withWarnings(parsed.warnings());
            });
  }

  private static ItemResult guarded(
      ReadItem item, AtomicInteger failures, Supplier<ItemResult> work) {
    if (failures.get() >= FAILURES_LIMIT) {
      return failed(item);
    }
    try {
      return work.get();
    } catch (StoreException away) {
      LOGGER.log(Level.WARNING, "The store could not keep an envelope", away);
      failures.incrementAndGet();
      return failed(item);
    } catch (IllegalStateException damaged) {
      LOGGER.log(Level.ERROR, "What the store has of an envelope is damaged", damaged);
      return failed(item);
    }
  }

  private ItemResult kept(Sender sender, ReadItem.Parsed item, SameId group, Path pathOfAll) {
    Envelope envelope = item.envelope();
    if (sender.refusesUnknown() && !item.departures().isEmpty()) {
      Warning first = item.departures().getFirst();
      return aside(
          sender,
          envelope,
          ItemResult.of(item.index(), envelope, Status.REJECTED)
              .because(first.field(), first.reason()));
    }
    Path path = envelope.path().isEmpty() ? pathOfAll : envelope.path();
    if (path.contains(hubName)) {
      return ItemResult.of(item.index(), envelope, Status.LOOP);
    }
    if (path.isFull()) {
      return aside(
          sender,
          envelope,
          ItemResult.of(item.index(), envelope, Status.REJECTED)
              .because("path", "it names as many hubs as a path can"));
    }
    Envelope arrived = envelope.withPath(path.through(hubName));
    Optional<ItemResult.Fault> fault = admission.fault(arrived, sender.name());
    if (fault.isPresent()) {
      ItemResult refused =
          ItemResult.of(item.index(), envelope, Status.REJECTED)
              .because(fault.get().field(), fault.get().reason());
      return keptAside(sender, refused, text(envelope));
    }
    ItemResult result =
        ItemResult.of(
            item.index(),
            envelope,
            group.keep(
                arrived, () -> envelopeStore.keep(sender.posting(arrived, item.warnings()))));
    return result.status() == Status.REJECTED ? aside(sender, envelope, result) : result;
  }

  private ItemResult oneTooMany(Sender sender, ReadItem.Parsed item) {
    return aside(
        sender,
        item.envelope(),
        ItemResult.of(item.index(), item.envelope(), Status.REJECTED)
            .because(
                "",
                "a request takes "
                    + Limits.ITEMS_PER_ID
                    + " different bodies and updates under one id; send more in another"));
  }

  private ItemResult rejected(Sender sender, ReadItem.Malformed item) {
    ItemResult result =
        ItemResult.of(
            item.index(), Status.REJECTED, new ItemResult.Fault(item.field(), item.reason()));
    return aside(sender, result, item.text());
  }

  private ItemResult aside(Sender sender, Envelope envelope, ItemResult result) {
    return aside(sender, result, text(envelope));
  }

  private String text(Envelope envelope) {
    return Json.text(writer.write(envelope, Form.DECIDED));
  }

  private ItemResult aside(Sender sender, ItemResult result, String text) {
    return sender.quarantines() ? keptAside(sender, result, text) : result;
  }

  /** Whatever the sender's settings say: an envelope that would have gone somewhere is not lost. */
  private ItemResult keptAside(Sender sender, ItemResult result, String text) {
    ItemResult.Fault fault = result.fault().orElseThrow();
    envelopeStore.quarantine(sender.name(), fault.field(), fault.reason(), text);
    return result.quarantined();
  }

  private static ItemResult failed(ReadItem item) {
    String reason = "the hub could not keep it now; send it again";
    return switch (item) {
      case ReadItem.Parsed parsed ->
          ItemResult.of(item.index(), parsed.envelope(), Status.FAILED).because("", reason);
      case ReadItem.Malformed malformed ->
          ItemResult.of(item.index(), Status.FAILED, new ItemResult.Fault("", reason));
    };
  }
}
