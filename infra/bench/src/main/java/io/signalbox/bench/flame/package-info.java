/** Flame graphs: which code a running JVM's CPU time goes into. */
@NullMarked
package io.signalbox.bench.flame;

import org.jspecify.annotations.NullMarked;
