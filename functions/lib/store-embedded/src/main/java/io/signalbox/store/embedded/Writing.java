package io.signalbox.store.embedded;

import org.h2.mvstore.MVMap;

/** The hand of one change: whatever it writes goes through here. */
interface Writing {

  /** What is written next bears this mark, among others. */
  void mark(Object mark);

  void put(MVMap<byte[], byte[]> map, byte[] key, byte[] value);

  void remove(MVMap<byte[], byte[]> map, byte[] key);
}
