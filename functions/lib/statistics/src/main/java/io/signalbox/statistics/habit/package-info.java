/**
 * Learns how often each sender and feed has events, hour by hour of the week, and tells when one
 * falls silent or surges. What is told is an envelope of the hub's own.
 */
@NullMarked
package io.signalbox.statistics.habit;

import org.jspecify.annotations.NullMarked;
