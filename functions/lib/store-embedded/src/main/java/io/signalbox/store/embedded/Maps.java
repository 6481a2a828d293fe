package io.signalbox.store.embedded;

import io.signalbox.store.StoreException;
import java.util.function.Supplier;
import org.h2.mvstore.MVMap;
import org.h2.mvstore.MVStore;
import org.h2.mvstore.MVStoreException;
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

  /** Reads one state of the maps, whose pages are not written over meanwhile. */
  <T> T read(Supplier<T> reading) {
    try {
      MVStore.TxCounter usage = store.registerVersionUsage();
      try {
        return reading.get();
      } finally {
        store.deregisterVersionUsage(usage);
      }
    } catch (MVStoreException e) {
      throw new StoreException.Unavailable("The tables could not be read", e);
    }
  }
}
