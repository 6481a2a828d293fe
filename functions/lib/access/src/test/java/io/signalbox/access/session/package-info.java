@NullMarked
package io.signalbox.access.session;

import org.jspecify.annotations.NullMarked;
