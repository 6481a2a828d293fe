@NullMarked
package io.signalbox.fetch;

import org.jspecify.annotations.NullMarked;
