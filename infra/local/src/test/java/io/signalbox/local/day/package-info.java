/** A handler's day at a full hub: the same twelve tasks in a real browser and in a shell. */
@NullMarked
package io.signalbox.local.day;

import org.jspecify.annotations.NullMarked;
