package io.signalbox.store.embedded;

/** What a change does to one row. */
@SuppressWarnings("ArrayRecordComponent") // Never compared.
sealed interface RowWrite {
  byte[] key();

  /** Gives the row a value, whether it had one or not. */
  record Put(byte[] key, byte[] value) implements RowWrite {}

  record Remove(byte[] key) implements RowWrite {}
}
