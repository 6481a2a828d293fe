/**
 * The engines that stand for AWS, in a process of their own: their CPU time is not a function's.
 */
@NullMarked
package io.signalbox.bench.bill.engine;

import org.jspecify.annotations.NullMarked;
