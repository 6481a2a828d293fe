package io.signalbox.control.erasure;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.signalbox.control.erasure.Held.Remedy;
import io.signalbox.delivery.notice.SentMails;
import io.signalbox.envelopes.EnvelopeContents;
import io.signalbox.feeds.FeedErasure;
import io.signalbox.settings.SettingsStore;
import io.signalbox.settings.proposals.Proposals;
import io.signalbox.settings.proposals.ProposedChange;
import io.signalbox.statistics.SheetErasure;
import io.signalbox.store.Consistency;
import io.signalbox.store.Item;
import io.signalbox.store.Key;
import io.signalbox.store.Range;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/** Tells what the items of the tables hold about a subject. */
final class Search {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int PARTS_MOST = 100;
  private static final String FIRST_PART = "#0000";

  private final Places places;
  private final DirectorySearch directory;
  private final Subject subject;
  private final Trace trace;

  /**
   * @param tellsFormer whether it tells blocks of the directory that hold no longer from those that
   *     do, which takes reads
   */
  Search(Places places, Subject subject, boolean tellsFormer) {
    this.directory = new DirectorySearch(places, subject, tellsFormer);
    this.places = places;
    this.subject = subject;
    this.trace = new Trace(subject);
  }

  /** Whether what holds it names it: what an instance posted does not name the instance. */
  boolean names() {
    return subject.kind() != Subject.Kind.SENDER;
  }

  Trace trace() {
    return trace;
  }

  /** What an item of the table holds; empty where it holds nothing about the subject. */
  Optional<Held> look(Places.Name table, Item item) {
    return switch (table) {
      case ENVELOPES -> envelope(item);
      case FEEDS -> feed(item);
      case READERS -> reader(item);
      case DELIVERIES -> delivery(item);
      case SETTINGS -> setting(item);
      case DIRECTORY -> directory.look(item);
    };
  }

  /** What an item can be read as. */
  byte[] readable(Places.Name table, Item item) {
    return switch (table) {
      case ENVELOPES -> Packed.of(places.contents.shown(item)).content();
      case FEEDS ->
          SheetErasure.values(item)
              .map(values -> String.join("\n", values).getBytes(StandardCharsets.UTF_8))
              .orElseGet(() -> Packed.of(item.body().bytes()).content());
      case READERS, DELIVERIES, SETTINGS, DIRECTORY -> Packed.of(item.body().bytes()).content();
    };
  }

  private Optional<Held> envelope(Item item) {
    boolean isHeld =
        subject.kind() == Subject.Kind.SENDER
            ? places.contents.sender(item).filter(subject.value()::equals).isPresent()
            : isIn(places.contents.said(item));
    if (!isHeld) {
      return Optional.empty();
    }
    String kind =
        switch (EnvelopeContents.part(item.key())) {
          case ENVELOPE -> EnvelopeContents.isUpdate(item.key()) ? "updates" : "envelopes";
          case CONFLICT -> "conflicts";
          case QUARANTINE -> "quarantine";
          case CHUNK -> "parts";
          case OTHER -> "other";
        };
    return Optional.of(new Held(kind, item, Remedy.ENVELOPE));
  }

  private Optional<Held> feed(Item item) {
    String partition = item.key().partition();
    if (subject.kind() == Subject.Kind.SENDER) {
      return partition.equals("~statistics/habits") && item.key().sort().equals(subject.value())
          ? Optional.of(new Held("statistics", item, Remedy.REMOVE))
          : Optional.empty();
    }
    Optional<List<String>> values = SheetErasure.values(item);
    if (values.isPresent()) {
      return Optional.of(new Held("statistics", item, Remedy.MASK_VALUES))
          .filter(_ -> values.get().stream().anyMatch(trace::isIn));
    }
    if (!isIn(item)) {
      return Optional.empty();
    }
    if (FeedErasure.feedOfGroup(item.key()).isPresent()) {
      return Optional.of(new Held("feeds", item, Remedy.FEED));
    }
    String kind = partition.startsWith("~statistics/") ? "statistics" : "journal";
    return Optional.of(new Held(kind, item, Remedy.MASK));
  }

  private Optional<Held> reader(Item item) {
    if (subject.kind() == Subject.Kind.SENDER || Erasures.isOf(item.key()) || !isIn(item)) {
      return Optional.empty();
    }
    String partition = item.key().partition();
    if (partition.startsWith("~inline/")) {
      return Optional.of(new Held("destinations", item, Remedy.REMOVE));
    }
    if (partition.startsWith("~whatif") || item.key().sort().contains("#job-")) {
      return Optional.of(new Held("jobs", item, Remedy.REMOVE));
    }
    boolean isOfGroup = trace.isIn(json(item).path("group").toString());
    return Optional.of(
        isOfGroup
            ? new Held("readers", item, Remedy.REMOVE)
            : new Held("states", item, Remedy.MASK));
  }

  private Optional<Held> delivery(Item item) {
    String partition = item.key().partition();
    if (partition.startsWith(SentMails.PREFIX)) {
      return Optional.of(new Held("sent mails", item, Remedy.REMOVE)).filter(_ -> isInMail(item));
    }
    if (subject.kind() == Subject.Kind.SENDER) {
      return Optional.empty();
    }
    if (isIn(item.key())) {
      String kind = partition.startsWith("told") ? "histories" : "suppressions";
      return Optional.of(new Held(kind, item, Remedy.REMOVE));
    }
    if (!isIn(item)) {
      return Optional.empty();
    }
    if (partition.startsWith("told")) {
      return Optional.of(new Held("histories", item, Remedy.MASK));
    }
    return Optional.of(
        new Held(json(item).has("recipients") ? "notices" : "deliveries", item, Remedy.MASK));
  }

  private boolean isInMail(Item item) {
    return subject.kind() == Subject.Kind.SENDER
        ? SentMails.read(item.body().bytes()).senders().contains(subject.value())
        : isIn(item);
  }

  private Optional<Held> setting(Item item) {
    Key key = item.key();
    if (subject.kind() == Subject.Kind.SENDER) {
      return key.partition().equals("usage#" + subject.value())
          ? Optional.of(new Held("usage", item, Remedy.REMOVE))
          : Optional.empty();
    }
    List<Item> parts = parts(item);
    boolean isHeld = parts.size() > 1 ? isIn(joined(parts)) : isIn(item);
    if (!isHeld) {
      return Optional.empty();
    }
    if (SettingsStore.isOfDocument(key)) {
      return Optional.of(
          places.settings.itemsInForce().contains(key)
              ? new Held("settings", item, Remedy.KEEP)
              : new Held("settings history", item, Remedy.REMOVE_PARTS));
    }
    if (key.partition().startsWith("proposal")) {
      return Optional.of(new Held("proposals", item, isOpen(key) ? Remedy.KEEP : Remedy.MASK));
    }
    return Optional.of(
        new Held("settings history", item, parts.size() > 1 ? Remedy.REMOVE_PARTS : Remedy.MASK));
  }

  /** Whether it is a proposal, or what one would change, that nobody has decided about. */
  private boolean isOpen(Key key) {
    int hash = key.partition().indexOf('#');
    String id = hash < 0 ? key.sort() : key.partition().substring(hash + 1);
    return places
        .proposals
        .find(id)
        .map(Proposals.Found::change)
        .filter(ProposedChange::isOpen)
        .isPresent();
  }

  /** All items of what is too large for one, where this is the first; else this alone. */
  List<Item> parts(Item item) {
    String sort = item.key().sort();
    if (!sort.endsWith(FIRST_PART)) {
      return List.of(item);
    }
    String name = sort.substring(0, sort.length() - FIRST_PART.length() + 1);
    return places
        .table(Places.Name.SETTINGS)
        .query(Range.withPrefix(item.key().partition(), name, PARTS_MOST), Consistency.STRONG);
  }

  private static byte[] joined(List<Item> parts) {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    parts.forEach(part -> all.writeBytes(part.body().bytes()));
    return all.toByteArray();
  }

  private boolean isIn(Item item) {
    return isIn(item.body().bytes());
  }

  private boolean isIn(byte[] bytes) {
    return trace.isIn(Packed.of(bytes).content()) || trace.isIn(bytes);
  }

  private boolean isIn(Key key) {
    return trace.isIn(key.partition()) || trace.isIn(key.sort());
  }

  private static JsonNode json(Item item) {
    try {
      return JSON.readTree(item.body().bytes());
    } catch (IOException other) {
      return JSON.missingNode();
    }
  }
}
