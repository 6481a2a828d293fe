@NullMarked
package io.signalbox.scenarios;

import org.jspecify.annotations.NullMarked;
