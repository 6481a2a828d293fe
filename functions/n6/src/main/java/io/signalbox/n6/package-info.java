/** n6's REST API, read only: feeds as events of n6. */
@NullMarked
package io.signalbox.n6;

import org.jspecify.annotations.NullMarked;
