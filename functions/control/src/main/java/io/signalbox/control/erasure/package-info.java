/** What the hub holds about somebody, and how it is erased. */
@NullMarked
package io.signalbox.control.erasure;

import org.jspecify.annotations.NullMarked;
