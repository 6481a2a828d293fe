@NullMarked
package io.signalbox.net;

import org.jspecify.annotations.NullMarked;
