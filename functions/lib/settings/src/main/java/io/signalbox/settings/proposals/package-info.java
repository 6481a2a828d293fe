/** Changes that hold only when others have approved them. */
@NullMarked
package io.signalbox.settings.proposals;

import org.jspecify.annotations.NullMarked;
