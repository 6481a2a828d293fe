package io.signalbox.directory;

import java.time.Instant;

/**
 * An object with where it came from.
 *
 * @param source {@link #MANUAL}, or what an import called its source
 * @param changedAt when it was written last
 * @param changedBy the instance that wrote it
 * @param version the revision of the directory that it came with
 */
public record Stored<T extends DirectoryObject>(
    T object, String source, Instant changedAt, String changedBy, long version) {

  /** The source of what was written by hand. */
  public static final String MANUAL = "manual";

  /** The same with the object in its own type. */
  public <U extends DirectoryObject> Stored<U> as(U object) {
    return new Stored<>(object, source, changedAt, changedBy, version);
  }

  public boolean isManual() {
    return source.equals(MANUAL);
  }
}
