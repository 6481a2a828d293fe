/** What a page consists of, and how it becomes HTML. */
@NullMarked
package io.signalbox.console.page;

import org.jspecify.annotations.NullMarked;
