@NullMarked
package io.signalbox.deliver.http.exchange;

import org.jspecify.annotations.NullMarked;
