package io.signalbox.store.embedded;

import java.util.function.Supplier;
import org.h2.mvstore.MVMap;
import org.h2.mvstore.MVStore;
import org.h2.mvstore.type.ByteArrayDataType;

/** The ordered maps of one MVStore. */
final class Maps {
  private final MVStore store;

  Maps(MVStore store) {
    this.store = store;
  }

  MVMap<byte[], byte[]> open(String name) {
    return store.openMap(
        name,
        new MVMap.Builder<byte[], byte[]>()
            .keyType(ByteArrayDataType.INSTANCE)
            .valueType(ByteArrayDataType.INSTANCE));
  }

  boolean exists(String name) {
    return store.hasMap(name);
  }

  /** Reads with a cursor, which the file must not be compacted under. */
  <T> T read(Supplier<T> reading) {
    MVStore.TxCounter usage = store.registerVersionUsage();
    try {
      return reading.get();
    } finally {
      store.deregisterVersionUsage(usage);
    }
  }
}
