/** What people may do: roles, what each permits, and of which part of the hub. */
@NullMarked
package io.signalbox.settings.people;

import org.jspecify.annotations.NullMarked;
