/** Says who is responsible for an address, and keeps the directory that knows it. */
@NullMarked
package io.signalbox.lookup;

import org.jspecify.annotations.NullMarked;
