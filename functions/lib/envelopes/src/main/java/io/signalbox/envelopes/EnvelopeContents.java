package io.signalbox.envelopes;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.signalbox.envelope.Coding;
import io.signalbox.envelope.EnvelopeCodec;
import io.signalbox.envelope.EnvelopeWriter;
import io.signalbox.envelope.Form;
import io.signalbox.store.Item;
import io.signalbox.store.Key;
import io.signalbox.store.Table;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Tells what the items of the table of envelopes hold, whatever they are. */
public final class EnvelopeContents {
  private static final ObjectMapper JSON = new ObjectMapper();

  /** What is in an item. */
  public enum Part {
    /** An envelope, or an update of its tags. */
    ENVELOPE,
    /** A body that came under the id of another. */
    CONFLICT,
    /** What was posted and is no envelope. */
    QUARANTINE,
    /** A piece of what is too large for one item. */
    CHUNK,
    /** An index entry, a decision, what an instance posted. */
    OTHER
  }

  private final LargeItems items;
  private final EnvelopeTransfer transfer;
  private final WholeRanges ranges;

  public EnvelopeContents(Table envelopes) {
    this.items = new LargeItems(envelopes);
    this.transfer = new EnvelopeTransfer(envelopes, Coding.DEFLATED);
    this.ranges = new WholeRanges(envelopes);
  }

  /** What is in an item, by its key. */
  public static Part part(Key key) {
    if (key.sort().equals(Sorts.HEAD) || key.sort().startsWith(Sorts.REVISION)) {
      return Part.ENVELOPE;
    }
    if (key.sort().startsWith(Sorts.CONFLICT)) {
      return Part.CONFLICT;
    }
    if (key.sort().startsWith(Sorts.CHUNK)) {
      return Part.CHUNK;
    }
    boolean isIndex = key.sort().startsWith(Sorts.DECISION) || key.sort().startsWith(Sorts.CHILD);
    return key.partition().startsWith(Sorts.quarantine("")) && !isIndex
        ? Part.QUARANTINE
        : Part.OTHER;
  }

  /** Whether the item of that key is an update of an envelope. */
  public static boolean isUpdate(Key key) {
    return key.sort().startsWith(Sorts.REVISION);
  }

  /** The instance that an item came from; empty where it is no instance's. */
  public Optional<String> sender(Item item) {
    return switch (part(item.key())) {
      case ENVELOPE, CONFLICT ->
          EnvelopeTransfer.isEnvelope(item)
              ? Optional.of(Stored.ofBytes(items.content(item)).sender())
              : Optional.empty();
      case QUARANTINE ->
          Optional.of(item.key().partition().substring(Sorts.quarantine("").length()));
      case CHUNK -> Optional.empty();
      case OTHER ->
          item.key().partition().startsWith(Sorts.activity(""))
              ? Optional.of(item.key().partition().substring(Sorts.activity("").length()))
              : Optional.empty();
    };
  }

  /**
   * What an item says of others than those who sent it: {@link #content} without the names of
   * instances and hubs.
   */
  public byte[] said(Item item) {
    byte[] content = content(item);
    if (part(item.key()) == Part.OTHER || part(item.key()) == Part.QUARANTINE) {
      return content;
    }
    try {
      if (JSON.readTree(content) instanceof ObjectNode json) {
        json.remove("sender");
        if (json.get("envelope") instanceof ObjectNode envelope) {
          envelope.remove(EnvelopeCodec.NAMING_SENDERS);
        }
        return json.toString().getBytes(StandardCharsets.UTF_8);
      }
      return content;
    } catch (IOException aPartAlone) {
      return content;
    }
  }

  /** An envelope for people to read, in the form of IEP04; other items as {@link #content}. */
  public byte[] shown(Item item) {
    boolean isOfEnvelope = part(item.key()) == Part.ENVELOPE || part(item.key()) == Part.CONFLICT;
    if (!isOfEnvelope || !EnvelopeTransfer.isEnvelope(item)) {
      return content(item);
    }
    Stored stored = Stored.ofBytes(items.content(item));
    ObjectNode json = JSON.createObjectNode();
    json.put("receivedAt", stored.receivedAt().toString()).put("sender", stored.sender());
    json.set("envelope", new EnvelopeWriter().write(stored.envelope(), Form.DECIDED));
    return json.toString().getBytes(StandardCharsets.UTF_8);
  }

  /**
   * What an item holds, as it can be read: JSON for an envelope, and the bytes for the rest, which
   * may be compressed. Of a chunk that of all chunks of its writer, if it is the first.
   */
  public byte[] content(Item item) {
    return switch (part(item.key())) {
      case ENVELOPE, CONFLICT -> {
        if (!EnvelopeTransfer.isEnvelope(item)) {
          yield new byte[0];
        }
        try {
          yield transfer.read(item).toString().getBytes(StandardCharsets.UTF_8);
        } catch (IllegalStateException withoutItsChunks) {
          yield item.body().bytes();
        }
      }
      case QUARANTINE -> {
        try {
          yield items.content(item);
        } catch (IllegalStateException withoutItsChunks) {
          yield item.body().bytes();
        }
      }
      case CHUNK -> chunks(item);
      case OTHER -> item.body().bytes();
    };
  }

  private byte[] chunks(Item item) {
    String sort = item.key().sort();
    if (!sort.endsWith("#000")) {
      return item.body().bytes();
    }
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    for (Item chunk : ranges.chunksOf(item.key().partition(), WholeRanges.writerOf(sort))) {
      all.writeBytes(chunk.body().bytes());
    }
    try {
      return transfer
          .json(Stored.ofBytes(all.toByteArray()))
          .toString()
          .getBytes(StandardCharsets.UTF_8);
    } catch (RuntimeException noEnvelope) {
      return all.toByteArray();
    }
  }
}
