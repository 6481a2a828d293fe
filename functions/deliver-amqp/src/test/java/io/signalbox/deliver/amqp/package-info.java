@NullMarked
package io.signalbox.deliver.amqp;

import org.jspecify.annotations.NullMarked;
