@NullMarked
package io.signalbox.http;

import org.jspecify.annotations.NullMarked;
