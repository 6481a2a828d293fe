/** A small, strict reader of template.yaml: what it does not know is an error. */
@NullMarked
package io.signalbox.runtime.template;

import org.jspecify.annotations.NullMarked;
