/**
 * Who is responsible for an address: organisations, their contacts, the networks they have, and the
 * rules and annotations that say what is reported to whom.
 *
 * <p>All objects lie in one {@link io.signalbox.directory.index.VersionedIndex}, clustered the way
 * a look-up asks: networks by what they cover, contacts beside their organisation. A look-up reads
 * the blocks in which networks may cover its address, all at once, and then the organisations that
 * they name; what was read stays in memory, exactly as long as it is right. No look-up's cost grows
 * with the directory, for it asks for one key per possible prefix length and none per network.
 */
@NullMarked
package io.signalbox.directory;

import org.jspecify.annotations.NullMarked;
