/** Bodies of messages to programs that operators' templates write. */
@NullMarked
package io.signalbox.messages;

import org.jspecify.annotations.NullMarked;
