@NullMarked
package io.signalbox.settings.net;

import org.jspecify.annotations.NullMarked;
