/** How the directory's objects look in JSON, in requests, imports and the table. */
@NullMarked
package io.signalbox.directory.json;

import org.jspecify.annotations.NullMarked;
