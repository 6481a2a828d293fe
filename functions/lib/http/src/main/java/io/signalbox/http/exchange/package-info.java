/** One HTTP request and its answer, with a peer that nobody vouches for. */
@NullMarked
package io.signalbox.http.exchange;

import org.jspecify.annotations.NullMarked;
