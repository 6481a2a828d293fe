/** Meters what AWS would charge for, while functions run against local engines. */
@NullMarked
package io.signalbox.bench.bill.meter;

import org.jspecify.annotations.NullMarked;
