/** The data of a hub in a file, on its way to another hub. */
@NullMarked
package io.signalbox.transfer;

import org.jspecify.annotations.NullMarked;
