/**
 * Destinations, jobs, notices and suppressed addresses as the API shows them, for the functions
 * that tell of them and that act on them.
 */
@NullMarked
package io.signalbox.operations;

import org.jspecify.annotations.NullMarked;
