package io.signalbox.settings.service;

import io.signalbox.settings.Author;

/**
 * On what terms the settings are to be written.
 *
 * @param by who asks for it
 */
record WriteRequest(Author by, Preconditions preconditions, Commitment commitment) {}
