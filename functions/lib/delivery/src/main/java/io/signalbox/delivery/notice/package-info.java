/** Notices: what recipients got under a ticket, and what they answered. */
@NullMarked
package io.signalbox.delivery.notice;

import org.jspecify.annotations.NullMarked;
