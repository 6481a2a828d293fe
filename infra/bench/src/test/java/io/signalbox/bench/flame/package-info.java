@NullMarked
package io.signalbox.bench.flame;

import org.jspecify.annotations.NullMarked;
