/** Posting a file of events in batches, so that it can be resumed. */
@NullMarked
package io.signalbox.cli.post;

import org.jspecify.annotations.NullMarked;
