/** What an operator sets: who may do what, where envelopes are sent, and which go where. */
@NullMarked
package io.signalbox.settings;

import org.jspecify.annotations.NullMarked;
