/** What becomes of envelopes that somebody posts, in whatever protocol. */
@NullMarked
package io.signalbox.envelopes.ingest;

import org.jspecify.annotations.NullMarked;
