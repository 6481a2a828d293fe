package io.signalbox.track;

import io.signalbox.envelopes.Aside;
import io.signalbox.envelopes.AsideId;
import io.signalbox.envelopes.AsidePage;
import io.signalbox.envelopes.Quarantined;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The newest of what several senders have in quarantine, as many as one answer holds. What a sender
 * has is added part by part, so that no more than one part is in memory.
 */
final class NewestQuarantined {

  /**
   * One item.
   *
   * @param isShown whether its text is there; one that is too large for any answer is not
   */
  record Listed(Aside<Quarantined> item, boolean isShown) {
    private static Listed of(Aside<Quarantined> item, int room) {
      Quarantined what = item.what();
      if (what.text().length() <= room) {
        return new Listed(item, true);
      }
      Quarantined rest =
          new Quarantined(what.sender(), what.receivedAt(), what.field(), what.reason(), "");
      return new Listed(new Aside<>(item.id(), rest, item.decision()), false);
    }

    private String place() {
      return item.id().place();
    }
  }

  private final int limit;
  private final int roomCharacters;
  private List<Listed> items = List.of();
  private Optional<AsideId> end = Optional.empty();

  NewestQuarantined(int limit, int roomCharacters) {
    this.limit = limit;
    this.roomCharacters = roomCharacters;
  }

  /** Adds the part of one sender, of which those are wanted that are decided, or are not. */
  void add(AsidePage<Quarantined> page, boolean decided) {
    page.next().ifPresent(this::endAt);
    Stream<Listed> wanted =
        page.items().stream()
            .filter(item -> item.isDecided() == decided)
            .map(item -> Listed.of(item, roomCharacters));
    List<Listed> all =
        Stream.concat(items.stream(), wanted)
            .sorted(Comparator.comparing(Listed::place).reversed())
            .toList();
    items = fitting(all);
  }

  /** What is older waits for another answer. */
  private void endAt(AsideId place) {
    if (end.isEmpty() || end.get().place().compareTo(place.place()) < 0) {
      end = Optional.of(place);
    }
  }

  private List<Listed> fitting(List<Listed> all) {
    List<Listed> fitting = new ArrayList<>();
    int room = roomCharacters;
    for (Listed one : all) {
      boolean isBehind = end.isPresent() && one.place().compareTo(end.get().place()) < 0;
      int length = one.item().what().text().length();
      if (isBehind) {
        return fitting;
      }
      if (fitting.size() == limit || length > room) {
        endAt(fitting.getLast().item().id());
        return fitting;
      }
      fitting.add(one);
      room -= length;
    }
    return fitting;
  }

  /** The newest first. */
  List<Listed> items() {
    return items;
  }

  /** Behind which the next answer begins; empty where there is no more. */
  Optional<AsideId> next() {
    return end;
  }
}
