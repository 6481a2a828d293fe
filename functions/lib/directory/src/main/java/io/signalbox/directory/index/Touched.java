package io.signalbox.directory.index;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;

/**
 * A child of a block, with the changes that fall into it.
 *
 * @param index of the child in its parent
 * @param last the index behind the run of touched children that this one belongs to
 */
record Touched(int index, int last, Entry child, SortedMap<String, Optional<String>> changes) {

  /** All children of a block, in their order. */
  static List<Touched> of(Block parent, SortedMap<String, Optional<String>> changes) {
    List<Touched> children = new ArrayList<>();
    int last = parent.entries().size();
    for (int i = parent.entries().size() - 1; i >= 0; i--) {
      Touched child = new Touched(i, last, parent.entries().get(i), within(parent, i, changes));
      if (child.changes().isEmpty()) {
        last = i;
      }
      children.addFirst(child);
    }
    return children;
  }

  /** The first child takes what is before it, too. */
  private static SortedMap<String, Optional<String>> within(
      Block parent, int index, SortedMap<String, Optional<String>> changes) {
    SortedMap<String, Optional<String>> from =
        index == 0 ? changes : changes.tailMap(parent.entries().get(index).key());
    return index == parent.entries().size() - 1
        ? from
        : from.headMap(parent.entries().get(index + 1).key());
  }
}
