/** Each delivery method against the programs that are to receive what it delivers. */
@NullMarked
package io.signalbox.interop.delivery;

import org.jspecify.annotations.NullMarked;
