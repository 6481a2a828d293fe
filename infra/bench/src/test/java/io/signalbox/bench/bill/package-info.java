@NullMarked
package io.signalbox.bench.bill;

import org.jspecify.annotations.NullMarked;
