/** Functions as Lambda runs them, and what calls them: streams, queues and schedules. */
@NullMarked
package io.signalbox.runtime.lambda;

import org.jspecify.annotations.NullMarked;
