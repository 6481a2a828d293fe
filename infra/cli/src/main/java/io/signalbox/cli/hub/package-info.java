/** Requests to a hub's API, and what its answers mean to a command. */
@NullMarked
package io.signalbox.cli.hub;

import org.jspecify.annotations.NullMarked;
