/** What is fuzzed, and what must hold whatever comes in. */
@NullMarked
package io.signalbox.fuzz.reader;

import org.jspecify.annotations.NullMarked;
