package io.signalbox.control.erasure;

import io.signalbox.store.Item;

/**
 * Something that the hub holds about a subject.
 *
 * @param kind what it is, such as {@code envelopes} or {@code suppressions}
 * @param remedy how it goes
 */
record Held(String kind, Item item, Remedy remedy) {

  /** How something that is held goes. */
  enum Remedy {
    /** The envelope goes, with all that has its id. */
    ENVELOPE,
    /** The feed of a group goes, with all its pages. */
    FEED,
    /** The item goes. */
    REMOVE,
    /** The items of a settings change go, which have it together. */
    REMOVE_PARTS,
    /** The value is written over. */
    MASK,
    /** It is written over in the values by which statistics count. */
    MASK_VALUES,
    /** It is what holds now, and stays until somebody changes that. */
    KEEP
  }

  boolean isKept() {
    return remedy == Remedy.KEEP;
  }
}
