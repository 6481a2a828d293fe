/** What the people of an organisation may read and change in the directory. */
@NullMarked
package io.signalbox.directory.delegation;

import org.jspecify.annotations.NullMarked;
