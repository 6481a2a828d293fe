@NullMarked
package io.signalbox.http.exchange;

import org.jspecify.annotations.NullMarked;
