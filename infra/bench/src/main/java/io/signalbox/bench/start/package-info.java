/** What a function loads before it is called. */
@NullMarked
package io.signalbox.bench.start;

import org.jspecify.annotations.NullMarked;
