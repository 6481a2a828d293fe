/** The whole hub in one JVM. */
@NullMarked
package io.signalbox.local;

import org.jspecify.annotations.NullMarked;
