package io.signalbox.store;

/**
 * An item that was inserted or replaced, as the table's change stream tells it. Removals are not
 * told.
 *
 * <p>A stream tells the changes of one item in order. It may tell a change again, and cuts its
 * batches anew when it does.
 *
 * @param sequence names the record within its stream, so that a batch can be answered in part
 */
public record Change(String sequence, Item item) {}
