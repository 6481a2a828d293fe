package io.signalbox.fetch;

import io.signalbox.envelope.Ceiling;
import io.signalbox.envelope.EnvelopeReader;
import io.signalbox.envelope.MarkingPolicy;
import io.signalbox.envelope.Path;
import io.signalbox.envelope.ReadBatch;
import io.signalbox.envelope.ReadItem;
import io.signalbox.envelope.UnreadableBody;
import io.signalbox.envelopes.ingest.Ingest;
import io.signalbox.envelopes.ingest.ItemResult;
import io.signalbox.envelopes.ingest.Sender;
import io.signalbox.envelopes.ingest.Status;
import io.signalbox.http.exchange.Got;
import io.signalbox.routing.EnvelopePattern;
import io.signalbox.settings.Fetch;
import io.signalbox.settings.Instance;
import io.signalbox.settings.Instance.UnknownFields;
import io.signalbox.settings.Quota;
import io.signalbox.settings.SettingsDocument;
import io.signalbox.settings.quota.Quotas;
import io.signalbox.settings.quota.Quotas.Refusal;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.Semaphore;

/** Stores the events of a page as if the source had posted them. */
final class PageStore {
  /** Counts events that the fetch's pattern or ceiling keeps out. */
  private static final String LEFT_OUT = "leftOut";

  private final Ingest ingest;
  private final Quotas quotas;
  private final Clock clock;
  private final EnvelopeReader reader = new EnvelopeReader();

  /** What is read of a page takes many times its bytes, so one is worked on at a time. */
  private final Semaphore turn = new Semaphore(1);

  PageStore(Ingest ingest, Quotas quotas, Clock clock) {
    this.ingest = ingest;
    this.quotas = quotas;
    this.clock = clock;
  }

  /** What became of a page. */
  sealed interface Result {
    /**
     * All of it is stored, kept aside, or left out.
     *
     * @param counts how many of each
     */
    record Stored(Map<String, Long> counts) implements Result {}

    /**
     * Some of it is not: the page is to be fetched again.
     *
     * @param pause how long that would be in vain
     */
    record NotStored(String reason, Optional<Duration> pause) implements Result {
      NotStored(String reason) {
        this(reason, Optional.empty());
      }
    }
  }

  Result store(Fetch fetch, FetchSource source, SettingsDocument settings, Got.Answered page) {
    turn.acquireUninterruptibly();
    try {
      ReadBatch batch = isBlank(page.body()) ? Batches.NOTHING : source.read(reader, page);
      if (source.isOfAnotherService(batch)) {
        return new Result.NotStored("the answer has no event that can be read");
      }
      return store(fetch, settings, batch, page.body().length);
    } catch (UnreadableBody garbage) {
      return new Result.NotStored("the answer cannot be read: " + garbage.getMessage());
    } finally {
      turn.release();
    }
  }

  private Result store(Fetch fetch, SettingsDocument settings, ReadBatch batch, long bytes) {
    List<ReadItem> wanted = wanted(fetch, settings, batch);
    Quotas.Use quota = quotas.begin(fetch.instance(), quota(fetch, settings));
    Optional<Refusal> refusal =
        wanted.isEmpty() ? Optional.empty() : quota.take(wanted.size(), bytes);
    if (refusal.isPresent()) {
      return notStored(fetch, refusal.get());
    }
    Map<String, Long> counts = new TreeMap<>();
    counts.put(LEFT_OUT, (long) batch.items().size() - wanted.size());
    for (ItemResult result :
        ingest.keep(sender(fetch, settings), new ReadBatch(wanted), Path.EMPTY)) {
      if (result.status() == Status.FAILED) {
        quota.giveBack();
        return new Result.NotStored("the hub could not keep all of it now");
      }
      counts.merge(result.status().text(), 1L, Long::sum);
    }
    counts.values().removeIf(count -> count == 0);
    return new Result.Stored(counts);
  }

  /** What is no envelope passes, and is kept aside. */
  private static List<ReadItem> wanted(Fetch fetch, SettingsDocument settings, ReadBatch batch) {
    EnvelopePattern pattern = new EnvelopePattern(fetch.pattern());
    MarkingPolicy policy =
        new MarkingPolicy(Ceiling.RED, settings.hub().marking().unmarked())
            .withCeiling(fetch.ceiling());
    List<ReadItem> wanted = new ArrayList<>();
    for (ReadItem item : batch.items()) {
      boolean isWanted =
          switch (item) {
            case ReadItem.Malformed _ -> true;
            case ReadItem.Parsed parsed ->
                // A change of tags has no event that could match.
                (parsed.envelope().isTagUpdate()
                        || pattern.matches(parsed.envelope(), fetch.instance()))
                    && policy.refusal(parsed.envelope()).isEmpty();
          };
      if (isWanted) {
        wanted.add(item);
      }
    }
    return wanted;
  }

  private Result notStored(Fetch fetch, Refusal refusal) {
    String whose =
        switch (refusal) {
          case Refusal.OfInstance own -> "the quota of the instance " + fetch.instance();
          case Refusal.OfHub hub -> "the hub's budget";
        };
    return new Result.NotStored(
        "the page is more than is left of " + whose + " until " + refusal.until(),
        Optional.of(Duration.between(clock.instant(), refusal.until())));
  }

  private static Quota quota(Fetch fetch, SettingsDocument settings) {
    return Optional.ofNullable(settings.instances().get(fetch.instance()))
        .map(Instance::quota)
        .orElse(Quota.UNLIMITED);
  }

  private static Sender sender(Fetch fetch, SettingsDocument settings) {
    Optional<Instance> instance = Optional.ofNullable(settings.instances().get(fetch.instance()));
    return new Sender(
        fetch.instance(),
        true,
        instance.filter(one -> one.unknownFields() == UnknownFields.REFUSE).isPresent(),
        false,
        instance.filter(one -> one.hub().isPresent()).isPresent());
  }

  private static boolean isBlank(byte[] body) {
    for (byte one : body) {
      if (!Character.isWhitespace((char) Byte.toUnsignedInt(one))) {
        return false;
      }
    }
    return true;
  }
}
