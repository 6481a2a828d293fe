@NullMarked
package io.signalbox.bench.flow;

import org.jspecify.annotations.NullMarked;
