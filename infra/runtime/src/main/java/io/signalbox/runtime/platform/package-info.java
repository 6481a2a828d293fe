/** What functions stand on here: the embedded store, within what the template permits them. */
@NullMarked
package io.signalbox.runtime.platform;

import org.jspecify.annotations.NullMarked;
