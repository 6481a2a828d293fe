/** The pages below {@code /_local/}: what went out, to look at. */
@NullMarked
package io.signalbox.local.page;

import org.jspecify.annotations.NullMarked;
