package io.signalbox.runtime.template;

/**
 * A table.
 *
 * @param name its logical id
 * @param streamed whether it has a change stream
 * @param dueIndex whether it has the index over what is due
 */
public record TableSpec(String name, boolean streamed, boolean dueIndex) {}
