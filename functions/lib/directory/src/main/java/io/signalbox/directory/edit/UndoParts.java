package io.signalbox.directory.edit;

import io.signalbox.directory.DirectoryView;
import io.signalbox.directory.Layout;
import io.signalbox.directory.ObjectId;
import io.signalbox.directory.index.Entry;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * Gives the entries of some objects back as they were in a former revision, part by part in the
 * order of the keys. One part is in memory, whatever the number of objects.
 */
final class UndoParts implements Iterator<SortedMap<String, Optional<String>>> {
  private final DirectoryView former;
  private final DirectoryView now;
  private final Predicate<ObjectId> restored;
  private final Predicate<ObjectId> touched;
  private final SortedMap<String, Optional<String>> notes;
  private final Iterator<String> families = Layout.families().iterator();
  private SortedMap<String, Optional<String>> part = new TreeMap<>();
  private String family = families.next();
  private String from = family;
  private boolean isEnd;

  /**
   * Parts for those objects.
   *
   * @param restored the objects that the former revision has
   * @param touched the same, and those that go
   * @param notes further entries, which come last
   */
  UndoParts(
      DirectoryView former,
      DirectoryView now,
      Predicate<ObjectId> restored,
      Predicate<ObjectId> touched,
      SortedMap<String, Optional<String>> notes) {
    this.former = former;
    this.now = now;
    this.restored = restored;
    this.touched = touched;
    this.notes = notes;
  }

  @Override
  public boolean hasNext() {
    while (!isEnd && part.size() < Changes.PART) {
      read();
    }
    return !part.isEmpty();
  }

  @Override
  public SortedMap<String, Optional<String>> next() {
    if (!hasNext()) {
      throw new NoSuchElementException();
    }
    SortedMap<String, Optional<String>> next = part;
    part = new TreeMap<>();
    return next;
  }

  /** Adds what comes next to the part. */
  private void read() {
    Read gone = read(now, touched, _ -> Optional.empty());
    Read back = read(former, restored, entry -> Optional.of(entry.value()));
    Optional<String> last = first(gone.last(), back.last());
    part.putAll(gone.until(last));
    part.putAll(back.until(last));
    if (last.isPresent()) {
      from = behind(last.get());
    } else if (families.hasNext()) {
      family = families.next();
      from = family;
    } else {
      part.putAll(notes);
      isEnd = true;
    }
  }

  /**
   * Entries that were read.
   *
   * @param last the key of the last one, if there may be more
   */
  private record Read(SortedMap<String, Optional<String>> entries, Optional<String> last) {
    SortedMap<String, Optional<String>> until(Optional<String> key) {
      return key.map(one -> entries.headMap(behind(one))).orElse(entries);
    }
  }

  private Read read(
      DirectoryView view, Predicate<ObjectId> wanted, Function<Entry, Optional<String>> value) {
    SortedMap<String, Optional<String>> entries = new TreeMap<>();
    int[] characters = {0};
    view.scanEntries(
        family,
        from,
        entry -> {
          if (wanted.test(Layout.owner(entry))) {
            Optional<String> next = value.apply(entry);
            entries.put(entry.key(), next);
            characters[0] += next.map(String::length).orElse(0);
          }
          return entries.size() < Changes.PART && characters[0] < ChangeParts.PART_CHARACTERS;
        });
    boolean isFull = entries.size() == Changes.PART || characters[0] >= ChangeParts.PART_CHARACTERS;
    return new Read(entries, isFull ? Optional.of(entries.lastKey()) : Optional.empty());
  }

  private static Optional<String> first(Optional<String> one, Optional<String> other) {
    return one.isPresent() && other.isPresent()
        ? Optional.of(one.get().compareTo(other.get()) < 0 ? one.get() : other.get())
        : one.or(() -> other);
  }

  private static String behind(String key) {
    return key + '\0';
  }
}
