package io.signalbox.control.erasure;

import io.signalbox.control.erasure.Erasures.Versioned;
import io.signalbox.delivery.Deadline;
import io.signalbox.store.Belongings;
import io.signalbox.store.Body;
import io.signalbox.store.Item;
import io.signalbox.store.Key;
import io.signalbox.store.Platform;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Works on erasures, step by step: a page of a table, about a megabyte. What is to be taken out of
 * it is written down first, then taken out, then counted. So whoever goes on after a crash repeats
 * no more than a step, and counts nothing twice. It goes through everything until a pass finds
 * nothing more, since deliveries that were under way may write behind it.
 */
final class ErasureRun {
  private static final int PASSES_MOST = 5;
  private static final int BELONGINGS_A_STEP = 20;
  private static final int RUNNING_MOST = 20;
  private static final Duration A_STEP = Duration.ofSeconds(15);
  private static final Duration AN_ITEM = Duration.ofSeconds(5);
  private static final List<Places.Name> TABLES = Arrays.asList(Places.Name.values());

  private final Erasures erasures;
  private final Places places;
  private final Belongings belongings;
  private final Clock clock;

  ErasureRun(Platform platform, Erasures erasures) {
    this.erasures = erasures;
    this.places = new Places(platform);
    this.belongings = platform.belongings();
    this.clock = platform.clock();
  }

  /** Goes on with what runs, until time is nearly up. */
  void run(Deadline deadline) {
    for (String id : erasures.running(RUNNING_MOST)) {
      Optional<Versioned> standing = erasures.find(id);
      while (standing.isPresent() && standing.get().erasure().state() == Erasure.State.RUNNING) {
        if (deadline.isCloserThan(A_STEP)) {
          return;
        }
        Optional<Versioned> next = step(standing.get(), deadline);
        if (next.equals(standing)) {
          // Its files are being rewritten.
          return;
        }
        standing = next;
      }
      if (standing.isPresent()) {
        erasures.ended(id);
      }
    }
  }

  /** Does a step; empty where another is at it, too. */
  Optional<Versioned> step(Versioned standing, Deadline deadline) {
    Erasure erasure = standing.erasure();
    Progress progress = erasure.progress();
    if (erasure.subject().isEmpty()) {
      return belongings.purge(erasure.id())
          ? erasures.replace(standing, erasure.finished(clock.instant()))
          : Optional.of(standing);
    }
    Search search = new Search(places, erasure.subject().get(), true);
    if (progress.place() < TABLES.size()) {
      return table(standing, TABLES.get(progress.place()), search, deadline);
    }
    if (progress.place() == TABLES.size()) {
      return belongings(standing, search);
    }
    if (progress.changed() > 0 && progress.pass() < PASSES_MOST) {
      return erasures.replace(standing, erasure.with(progress.inNextPass()));
    }
    // Before the files are cleared: what stands here is in them, too.
    return erasures.replace(standing, erasure.withoutSubject());
  }

  private Optional<Versioned> table(
      Versioned standing, Places.Name table, Search search, Deadline deadline) {
    Erasure erasure = standing.erasure();
    List<Item> items = places.scan(table).behind(erasure.progress().last());
    if (items.isEmpty()) {
      return erasures.replace(standing, erasure.with(erasure.progress().atNextPlace()));
    }
    List<Held> held = new ArrayList<>();
    Map<String, Long> kept = new TreeMap<>();
    Map<String, String> pending = new TreeMap<>(erasure.progress().pending());
    for (Item item : items) {
      search
          .look(table, item)
          .ifPresent(
              one -> {
                if (one.isKept()) {
                  kept.merge(one.kind(), 1L, Long::sum);
                } else {
                  held.add(one);
                  pending.put(hash(item.key()), one.kind());
                }
              });
    }
    Optional<Versioned> noted = noted(standing, pending);
    if (noted.isEmpty()) {
      return noted;
    }
    Eraser eraser = new Eraser(places, search);
    for (Held one : held) {
      if (deadline.isCloserThan(AN_ITEM)) {
        return noted;
      }
      eraser.erase(table, one);
    }
    Erasure next = noted.get().erasure();
    return erasures.replace(
        noted.get(), next.with(next.progress().behind(items.getLast().key(), items.size(), kept)));
  }

  private Optional<Versioned> belongings(Versioned standing, Search search) {
    Erasure erasure = standing.erasure();
    String last = erasure.progress().last().map(Key::sort).orElse("");
    List<String> names = belongings.names(last, BELONGINGS_A_STEP);
    if (names.isEmpty()) {
      return erasures.replace(standing, erasure.with(erasure.progress().atNextPlace()));
    }
    Map<String, String> pending = new TreeMap<>(erasure.progress().pending());
    List<String> held = new ArrayList<>();
    for (String name : names) {
      boolean isHeld =
          search.names()
              && belongings.read(name).map(Body::bytes).filter(search.trace()::isIn).isPresent();
      if (isHeld) {
        held.add(name);
        pending.put(hash(mail(name)), "mails");
      }
    }
    Optional<Versioned> noted = noted(standing, pending);
    if (noted.isEmpty()) {
      return noted;
    }
    held.forEach(belongings::remove);
    Erasure next = noted.get().erasure();
    return erasures.replace(
        noted.get(),
        next.with(next.progress().behind(mail(names.getLast()), names.size(), Map.of())));
  }

  /** Writes down what is about to be taken out, where that is not written down yet. */
  private Optional<Versioned> noted(Versioned standing, Map<String, String> pending) {
    Erasure erasure = standing.erasure();
    return pending.equals(erasure.progress().pending())
        ? Optional.of(standing)
        : erasures.replace(standing, erasure.with(erasure.progress().about(pending)));
  }

  private static Key mail(String name) {
    return new Key("mails", name);
  }

  private static String hash(Key key) {
    byte[] bytes = (key.partition() + "\n" + key.sort()).getBytes(StandardCharsets.UTF_8);
    return HexFormat.of().formatHex(Digest.sha256(bytes), 0, 8);
  }
}
