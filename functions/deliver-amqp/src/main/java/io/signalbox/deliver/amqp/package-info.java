/** Delivery to AMQP 0-9-1 brokers. */
@NullMarked
package io.signalbox.deliver.amqp;

import org.jspecify.annotations.NullMarked;
