package io.signalbox.settings;

/**
 * A credential, by its name in the secret store. Each value has a name of its own: whoever holds a
 * reference finds the value that belongs to it, or none once it has been replaced.
 */
public record SecretReference(String name) {}
