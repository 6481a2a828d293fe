/** How much may be posted on one day. */
@NullMarked
package io.signalbox.settings.quota;

import org.jspecify.annotations.NullMarked;
