@NullMarked
package io.signalbox.bench.bill.scenario;

import org.jspecify.annotations.NullMarked;
