package io.signalbox.directory.edit;

import io.signalbox.directory.DirectoryObject;
import io.signalbox.directory.Layout;
import io.signalbox.directory.Stored;
import io.signalbox.directory.json.StoredJson;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Makes the entries of a change in the order of their keys, so that each block of the index is
 * rewritten for one part or two.
 */
final class ChangeParts implements Iterator<SortedMap<String, Optional<String>>> {
  /** Contacts may have long keys. */
  static final int PART_CHARACTERS = 4 * 1024 * 1024;

  private final List<DirectoryObject> removed;
  private final List<Stored<? extends DirectoryObject>> written;
  private final Iterator<Family> families = List.of(Family.values()).iterator();
  private SortedMap<String, Optional<String>> notes;
  private List<Edit> edits = List.of();
  private int next;

  /** The entries of an object; in the order of their keys. */
  private enum Family {
    REFERENCES,
    IDS,
    HOMES;

    List<String> keys(DirectoryObject object) {
      return switch (this) {
        case REFERENCES -> Layout.references(object);
        case IDS -> List.of(Layout.id(object.id()));
        case HOMES -> List.of(Layout.home(object));
      };
    }

    String value(Stored<? extends DirectoryObject> stored) {
      return switch (this) {
        case REFERENCES -> "";
        case IDS -> Layout.home(stored.object());
        case HOMES -> StoredJson.write(stored);
      };
    }
  }

  /**
   * @param written empty where the entry goes
   */
  private record Edit(
      Family family, String key, Optional<Stored<? extends DirectoryObject>> written) {
    /** What is written comes behind what goes, and so replaces it. */
    static final Comparator<Edit> ORDER =
        Comparator.comparing(Edit::key).thenComparing(edit -> edit.written().isPresent());

    Optional<String> value() {
      return written.map(family::value);
    }
  }

  /**
   * @param notes further entries, which come last
   */
  ChangeParts(
      List<DirectoryObject> removed,
      List<Stored<? extends DirectoryObject>> written,
      SortedMap<String, Optional<String>> notes) {
    this.removed = removed;
    this.written = written;
    this.notes = notes;
  }

  @Override
  public boolean hasNext() {
    while (next == edits.size() && families.hasNext()) {
      edits = edits(families.next());
      next = 0;
    }
    return next < edits.size() || !notes.isEmpty();
  }

  @Override
  public SortedMap<String, Optional<String>> next() {
    if (!hasNext()) {
      throw new NoSuchElementException();
    }
    if (next == edits.size()) {
      SortedMap<String, Optional<String>> last = notes;
      notes = Collections.emptySortedMap();
      return last;
    }
    SortedMap<String, Optional<String>> part = new TreeMap<>();
    int characters = 0;
    while (next < edits.size() && part.size() < Changes.PART && characters < PART_CHARACTERS) {
      Optional<String> value = edits.get(next).value();
      characters += value.map(String::length).orElse(0);
      part.put(edits.get(next).key(), value);
      next++;
    }
    return part;
  }

  private List<Edit> edits(Family family) {
    List<Edit> all = new ArrayList<>(removed.size() + written.size());
    for (DirectoryObject object : removed) {
      family.keys(object).forEach(key -> all.add(new Edit(family, key, Optional.empty())));
    }
    for (Stored<? extends DirectoryObject> stored : written) {
      Optional<Stored<? extends DirectoryObject>> content = Optional.of(stored);
      family.keys(stored.object()).forEach(key -> all.add(new Edit(family, key, content)));
    }
    all.sort(Edit.ORDER);
    return all;
  }
}
