@NullMarked
package io.signalbox.http.signature;

import org.jspecify.annotations.NullMarked;
