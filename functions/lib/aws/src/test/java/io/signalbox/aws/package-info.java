@NullMarked
package io.signalbox.aws;

import org.jspecify.annotations.NullMarked;
