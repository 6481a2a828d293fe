@NullMarked
package io.signalbox.messages;

import org.jspecify.annotations.NullMarked;
