@NullMarked
package io.signalbox.access.audit;

import org.jspecify.annotations.NullMarked;
