/** The pages for people, at {@code /console/}: sign-in, and the way of a request to its screen. */
@NullMarked
package io.signalbox.console;

import org.jspecify.annotations.NullMarked;
