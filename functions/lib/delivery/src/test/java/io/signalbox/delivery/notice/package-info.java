@NullMarked
package io.signalbox.delivery.notice;

import org.jspecify.annotations.NullMarked;
