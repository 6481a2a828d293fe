@NullMarked
package io.signalbox.deliver.http.signature;

import org.jspecify.annotations.NullMarked;
