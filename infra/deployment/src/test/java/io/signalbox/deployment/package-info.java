/** What must hold of template.yaml before it is deployed. */
@NullMarked
package io.signalbox.deployment;

import org.jspecify.annotations.NullMarked;
