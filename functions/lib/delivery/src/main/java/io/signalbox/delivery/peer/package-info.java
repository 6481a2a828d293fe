/** What senders share that talk to peers over the network. */
@NullMarked
package io.signalbox.delivery.peer;

import org.jspecify.annotations.NullMarked;
