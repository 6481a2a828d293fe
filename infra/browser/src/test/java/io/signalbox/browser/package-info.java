@NullMarked
package io.signalbox.browser;

import org.jspecify.annotations.NullMarked;
