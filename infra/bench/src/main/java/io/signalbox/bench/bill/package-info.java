/** The bill: what AWS would charge for. */
@NullMarked
package io.signalbox.bench.bill;

import org.jspecify.annotations.NullMarked;
