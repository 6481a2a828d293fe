@NullMarked
package io.signalbox.store.embedded;

import org.jspecify.annotations.NullMarked;
