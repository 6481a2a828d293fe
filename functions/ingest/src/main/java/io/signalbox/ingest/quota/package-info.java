/** How much may be posted on one day. */
@NullMarked
package io.signalbox.ingest.quota;

import org.jspecify.annotations.NullMarked;
