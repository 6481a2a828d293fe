/** Places in a settings document, and the faults found there. */
@NullMarked
package io.signalbox.settings.check;

import org.jspecify.annotations.NullMarked;
