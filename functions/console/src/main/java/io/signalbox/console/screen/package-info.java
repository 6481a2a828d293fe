/** The screens: each asks the API and says what its page shows. */
@NullMarked
package io.signalbox.console.screen;

import org.jspecify.annotations.NullMarked;
