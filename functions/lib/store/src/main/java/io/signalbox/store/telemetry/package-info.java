/** What a function tells of its work, for those who watch it. */
@NullMarked
package io.signalbox.store.telemetry;

import org.jspecify.annotations.NullMarked;
