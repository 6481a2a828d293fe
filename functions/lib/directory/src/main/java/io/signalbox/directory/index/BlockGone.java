package io.signalbox.directory.index;

/** A block of a revision is not there: it was removed after a later revision took its place. */
public final class BlockGone extends IllegalStateException {
  BlockGone(String id) {
    super("The directory lacks the block " + id);
  }
}
