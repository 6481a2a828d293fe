/** The HTTP side of a function: requests, answers and problems over API Gateway's events. */
@NullMarked
package io.signalbox.api;

import org.jspecify.annotations.NullMarked;
