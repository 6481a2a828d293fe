@NullMarked
package io.signalbox.aws.events;

import org.jspecify.annotations.NullMarked;
