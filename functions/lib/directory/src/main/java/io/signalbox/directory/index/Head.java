package io.signalbox.directory.index;

/**
 * What the head item says.
 *
 * @param revision the version of the head item; 0 before the first change
 * @param writer differs between any two writers, so that none takes another's head for its own
 * @param depth how many levels of blocks lie below the root; 0 where the root is a leaf
 */
record Head(long revision, String writer, int depth, Block root) {
  static final Head NONE = new Head(0, "", 0, Block.EMPTY);
}
