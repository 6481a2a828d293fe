package io.signalbox.settings.service;

import io.signalbox.api.Preconditions;
import io.signalbox.settings.Author;

/**
 * On what terms the settings are to be written.
 *
 * @param author who asks for it, and who agreed
 * @param rights what the author may change
 */
record WriteRequest(
    Author author, Preconditions preconditions, Commitment commitment, Rights rights) {}
