/** Whether a settings document may become the settings. */
@NullMarked
package io.signalbox.settings.service.check;

import org.jspecify.annotations.NullMarked;
