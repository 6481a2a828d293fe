@NullMarked
package io.signalbox.templates;

import org.jspecify.annotations.NullMarked;
