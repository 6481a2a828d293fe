/** The hub's API, as a screen asks it: in the name of who has signed in. */
@NullMarked
package io.signalbox.console.api;

import org.jspecify.annotations.NullMarked;
