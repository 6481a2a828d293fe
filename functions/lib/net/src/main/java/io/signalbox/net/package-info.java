/** Which network addresses the hub may talk to on somebody else's wish. */
@NullMarked
package io.signalbox.net;

import org.jspecify.annotations.NullMarked;
