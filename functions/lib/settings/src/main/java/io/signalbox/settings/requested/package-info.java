/** Destinations that events ask for by themselves: by reference, or with their own settings. */
@NullMarked
package io.signalbox.settings.requested;

import org.jspecify.annotations.NullMarked;
