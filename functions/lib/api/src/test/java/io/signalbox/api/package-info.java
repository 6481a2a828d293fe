@NullMarked
package io.signalbox.api;

import org.jspecify.annotations.NullMarked;
