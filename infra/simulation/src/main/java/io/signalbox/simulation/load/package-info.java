/** What is around a hub: senders, receivers, readers and an operator. */
@NullMarked
package io.signalbox.simulation.load;

import org.jspecify.annotations.NullMarked;
