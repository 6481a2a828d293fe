/** The template's alarms on one machine, and the mails about them. */
@NullMarked
package io.signalbox.local.alarm;

import org.jspecify.annotations.NullMarked;
