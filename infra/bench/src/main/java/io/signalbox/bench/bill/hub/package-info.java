/** What stands around functions on AWS: the door, the stream's and the queues' pollers. */
@NullMarked
package io.signalbox.bench.bill.hub;

import org.jspecify.annotations.NullMarked;
