/** Which hub is meant, and with which token. */
@NullMarked
package io.signalbox.cli.profile;

import org.jspecify.annotations.NullMarked;
