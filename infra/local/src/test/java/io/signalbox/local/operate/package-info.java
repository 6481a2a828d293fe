@NullMarked
package io.signalbox.local.operate;

import org.jspecify.annotations.NullMarked;
