@NullMarked
package io.signalbox.statistics;

import org.jspecify.annotations.NullMarked;
