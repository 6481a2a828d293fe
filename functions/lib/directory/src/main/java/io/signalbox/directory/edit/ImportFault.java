package io.signalbox.directory.edit;

/**
 * Why an import cannot be done.
 *
 * @param place where in what was sent: a line, or a JSON pointer; for an object that is to go, its
 *     id
 * @param reason the rule that is broken
 */
public record ImportFault(String place, String reason) {}
