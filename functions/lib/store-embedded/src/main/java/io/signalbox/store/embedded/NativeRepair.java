package io.signalbox.store.embedded;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.nio.file.Path;
import org.rocksdb.RocksDBException;

/**
 * RocksDB's own repair, which makes a manifest anew of the table files and logs that are there. Its
 * Java classes leave it out; its C functions are in the same library.
 */
@SuppressWarnings("restricted") // The hub starts with native access.
final class NativeRepair {
  private static final FunctionDescriptor MAKE = FunctionDescriptor.of(ValueLayout.ADDRESS);
  private static final FunctionDescriptor FREE = FunctionDescriptor.ofVoid(ValueLayout.ADDRESS);
  private static final FunctionDescriptor REPAIR =
      FunctionDescriptor.ofVoid(ValueLayout.ADDRESS, ValueLayout.ADDRESS, ValueLayout.ADDRESS);

  private NativeRepair() {}

  /** Repairs a database that nobody has open. */
  // What a method handle may throw.
  @SuppressWarnings("CatchThrowable")
  static void run(Path database) throws RocksDBException {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment options =
          (MemorySegment) function("rocksdb_options_create", MAKE).invokeExact();
      MemorySegment error = arena.allocate(ValueLayout.ADDRESS);
      function("rocksdb_repair_db", REPAIR)
          .invokeExact(options, arena.allocateFrom(database.toString()), error);
      function("rocksdb_options_destroy", FREE).invokeExact(options);
      MemorySegment message = error.get(ValueLayout.ADDRESS, 0);
      if (message.address() != 0) {
        String text = message.reinterpret(Integer.MAX_VALUE).getString(0);
        function("rocksdb_free", FREE).invokeExact(message);
        throw new RocksDBException(text);
      }
    } catch (RocksDBException e) {
      throw e;
    } catch (Throwable e) {
      throw new IllegalStateException("RocksDB's repair could not be called", e);
    }
  }

  private static MethodHandle function(String name, FunctionDescriptor type) {
    return Linker.nativeLinker()
        .downcallHandle(SymbolLookup.loaderLookup().findOrThrow(name), type);
  }
}
