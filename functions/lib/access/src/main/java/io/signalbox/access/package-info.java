/** Who is calling, and what they may. */
@NullMarked
package io.signalbox.access;

import org.jspecify.annotations.NullMarked;
