/** The signatures of Standard Webhooks 1.0. */
@NullMarked
package io.signalbox.http.signature;

import org.jspecify.annotations.NullMarked;
