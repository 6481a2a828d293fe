package io.signalbox.settings.service;

/**
 * On what terms the settings are to be written.
 *
 * @param by the instance that asks for it
 */
record WriteRequest(String by, Preconditions preconditions, Commitment commitment) {}
