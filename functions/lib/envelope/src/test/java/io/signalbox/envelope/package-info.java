@NullMarked
package io.signalbox.envelope;

import org.jspecify.annotations.NullMarked;
