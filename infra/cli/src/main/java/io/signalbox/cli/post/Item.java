package io.signalbox.cli.post;

/**
 * One event of the file.
 *
 * @param number its place in the file, from 1
 * @param json on one line; the beginning where it is too long
 * @param tooLong whether it is longer than any hub takes
 */
@SuppressWarnings("ArrayRecordComponent") // Nobody compares or changes it.
record Item(long number, byte[] json, boolean tooLong) {}
