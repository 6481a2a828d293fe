/** What an envelope is: its forms, ids, path and canonical form. */
@NullMarked
package io.signalbox.envelope;

import org.jspecify.annotations.NullMarked;
