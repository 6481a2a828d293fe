/** How two hubs become peers. */
@NullMarked
package io.signalbox.settings.service.peer;

import org.jspecify.annotations.NullMarked;
