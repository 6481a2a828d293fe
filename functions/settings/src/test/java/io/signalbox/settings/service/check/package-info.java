@NullMarked
package io.signalbox.settings.service.check;

import org.jspecify.annotations.NullMarked;
