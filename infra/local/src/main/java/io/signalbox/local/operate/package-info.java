/** What the operator sees: health, metrics, and the last errors. */
@NullMarked
package io.signalbox.local.operate;

import org.jspecify.annotations.NullMarked;
