package io.signalbox.store.embedded;

import io.signalbox.store.StoreException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.rocksdb.RocksDBException;
import org.rocksdb.Status;

/** Tells of the first failure of a store, and notes damage in its folder. */
final class Failures {
  private final Path directory;
  private final Consumer<StoreFailure> listener;
  private final AtomicBoolean told = new AtomicBoolean();

  Failures(Path directory, Consumer<StoreFailure> listener) {
    this.directory = directory;
    this.listener = listener;
  }

  /** Whether a file is not as it was written, as opposed to a disk that is full or broken. */
  static boolean isDamage(RocksDBException failure) {
    Status status = failure.getStatus();
    String message = String.valueOf(failure.getMessage());
    return (status != null && status.getCode() == Status.Code.Corruption)
        || message.contains("No such file or directory");
  }

  /** Tells of the failure; what callers of the store are to be told. */
  StoreException.Unavailable failed(RocksDBException cause) {
    if (!isDamage(cause)) {
      return unusable(cause);
    }
    String message =
        "The store in %s is damaged: %s".formatted(directory.toAbsolutePath(), cause.getMessage());
    if (told.compareAndSet(false, true)) {
      note(message);
      listener.accept(new StoreFailure(StoreFailure.Kind.DAMAGED, message, cause));
    }
    return new StoreException.Unavailable("The store is damaged", cause);
  }

  /** The same where the disk does not do its work. */
  StoreException.Unavailable unusable(Exception cause) {
    if (told.compareAndSet(false, true)) {
      String message =
          "The store in %s cannot be used: %s"
              .formatted(directory.toAbsolutePath(), cause.getMessage());
      listener.accept(new StoreFailure(StoreFailure.Kind.UNUSABLE, message, cause));
    }
    return new StoreException.Unavailable("The data folder cannot be used", cause);
  }

  private void note(String message) {
    try {
      Folder.replace(
          directory, StoreFolder.DAMAGE, (message + "\n").getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      System.getLogger(Failures.class.getName())
          .log(System.Logger.Level.ERROR, "The damage could not be noted in the folder", e);
    }
  }
}
