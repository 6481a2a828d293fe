/** Requests of the hub over HTTP: with what credentials, and to receivers that may be hostile. */
@NullMarked
package io.signalbox.http;

import org.jspecify.annotations.NullMarked;
