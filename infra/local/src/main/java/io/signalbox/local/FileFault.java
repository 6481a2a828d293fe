package io.signalbox.local;

import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;

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
      default -> String.valueOf(fault.getMessage());
    };
  }
}
