package io.signalbox.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.util.Objects;

/** What an operator reads of a fault; the messages of many file faults are only the file's name. */
final class FileFault {
  private FileFault() {}

  /** The reason in one line. */
  static String reason(Exception fault) {
    return switch (fault) {
      case NoSuchFileException missing -> "There is no file or folder " + missing.getFile();
      case AccessDeniedException denied ->
          "The hub's user has no permission for " + denied.getFile();
      case NotDirectoryException file -> file.getFile() + " is not a folder";
      case FileSystemException other when other.getReason() != null ->
          other.getFile() + ": " + other.getReason();
      case UncheckedIOException wrapper -> withCause(wrapper);
      default -> String.valueOf(fault.getMessage());
    };
  }

  private static String withCause(UncheckedIOException wrapper) {
    String message = String.valueOf(wrapper.getMessage());
    IOException cause = Objects.requireNonNull(wrapper.getCause());
    if (cause.getMessage() == null) {
      return message;
    }
    return message.equals(cause.toString()) ? reason(cause) : message + ": " + reason(cause);
  }
}
