@NullMarked
package io.signalbox.bench.start;

import org.jspecify.annotations.NullMarked;
