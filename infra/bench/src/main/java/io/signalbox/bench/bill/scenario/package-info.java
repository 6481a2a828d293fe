/** What the bill is made out for. */
@NullMarked
package io.signalbox.bench.bill.scenario;

import org.jspecify.annotations.NullMarked;
