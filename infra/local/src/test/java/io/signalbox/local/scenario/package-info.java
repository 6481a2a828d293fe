@NullMarked
package io.signalbox.local.scenario;

import org.jspecify.annotations.NullMarked;
