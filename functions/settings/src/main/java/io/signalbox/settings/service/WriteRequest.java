package io.signalbox.settings.service;

import io.signalbox.settings.Author;

/**
 * On what terms the settings are to be written.
 *
 * @param author who asks for it
 */
record WriteRequest(Author author, Preconditions preconditions, Commitment commitment) {}
