/** Functions as Lambda runs them, and what calls them: streams, queues and schedules. */
@NullMarked
package io.signalbox.local.lambda;

import org.jspecify.annotations.NullMarked;
