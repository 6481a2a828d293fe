/** Events as tables, CSV and JSON, as people and their tools want to receive them. */
@NullMarked
package io.signalbox.formats;

import org.jspecify.annotations.NullMarked;
