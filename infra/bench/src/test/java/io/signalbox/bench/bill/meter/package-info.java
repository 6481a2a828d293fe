@NullMarked
package io.signalbox.bench.bill.meter;

import org.jspecify.annotations.NullMarked;
