@NullMarked
package io.signalbox.access.person;

import org.jspecify.annotations.NullMarked;
