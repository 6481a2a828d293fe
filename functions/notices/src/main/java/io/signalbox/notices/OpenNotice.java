package io.signalbox.notices;

import io.signalbox.delivery.notice.Notice;
import io.signalbox.settings.Destination;

/** A notice that its recipient may see and answer. */
record OpenNotice(String token, Notice notice, Destination destination) {}
