@NullMarked
package io.signalbox.console.page;

import org.jspecify.annotations.NullMarked;
