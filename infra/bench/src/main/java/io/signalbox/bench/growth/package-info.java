/** What an event costs while a hub's settings and tables grow. */
@NullMarked
package io.signalbox.bench.growth;

import org.jspecify.annotations.NullMarked;
