@NullMarked
package io.signalbox.bench.growth;

import org.jspecify.annotations.NullMarked;
