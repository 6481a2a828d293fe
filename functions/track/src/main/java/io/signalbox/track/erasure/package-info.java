/** What the hub holds about somebody, and how it is erased. */
@NullMarked
package io.signalbox.track.erasure;

import org.jspecify.annotations.NullMarked;
