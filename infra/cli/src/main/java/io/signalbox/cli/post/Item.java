package io.signalbox.cli.post;

/**
 * One event of the file.
 *
 * @param number its place in the file, from 1
 * @param json on one line
 */
@SuppressWarnings("ArrayRecordComponent") // Nobody compares or changes it.
record Item(long number, byte[] json) {}
