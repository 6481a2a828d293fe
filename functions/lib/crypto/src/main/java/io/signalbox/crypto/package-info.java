/** OpenPGP and S/MIME: which keys are usable, and how content is signed and encrypted. */
@NullMarked
package io.signalbox.crypto;

import org.jspecify.annotations.NullMarked;
