/** Counts what the journal has: keeps the sheets, and answers who asks for figures. */
@NullMarked
package io.signalbox.statistics.service;

import org.jspecify.annotations.NullMarked;
