@NullMarked
package io.signalbox.settings.requested;

import org.jspecify.annotations.NullMarked;
