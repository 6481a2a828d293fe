/** {@code /v1/keys}, and the hourly look at what expires. */
@NullMarked
package io.signalbox.keys.service;

import org.jspecify.annotations.NullMarked;
