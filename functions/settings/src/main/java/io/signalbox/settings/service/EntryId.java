package io.signalbox.settings.service;

import io.signalbox.settings.Kind;

/** An entry of the settings, there or not. */
record EntryId(Kind kind, String name) {}
