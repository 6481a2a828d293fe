/** A real browser for tests of pages and for their pictures: Debian's chromium and its driver. */
@NullMarked
package io.signalbox.browser;

import org.jspecify.annotations.NullMarked;
