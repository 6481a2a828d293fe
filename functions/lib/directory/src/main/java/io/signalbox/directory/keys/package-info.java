/** Recipients' public keys, held by fingerprint in the directory's table. */
@NullMarked
package io.signalbox.directory.keys;

import org.jspecify.annotations.NullMarked;
