package io.signalbox.local;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;

/** The folder that keeps everything of one hub. Only its owner may look into it. */
record DataFolder(Path folder) {
  private static final FileAttribute<?> FOLDER_OF_OWNER =
      PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"));
  private static final FileAttribute<?> FILE_OF_OWNER =
      PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));

  /** Makes the folder if it is not there. */
  static DataFolder at(Path folder) throws IOException {
    Files.createDirectories(folder, FOLDER_OF_OWNER);
    return new DataFolder(folder);
  }

  /** Where the tables, streams and queues are. */
  Path store() {
    return folder.resolve("store");
  }

  Path mails() {
    return folder.resolve("mail");
  }

  Path secrets() {
    return folder.resolve("secrets");
  }

  Optional<String> text(String name) throws IOException {
    Path file = folder.resolve(name);
    return Files.exists(file) ? Optional.of(Files.readString(file).strip()) : Optional.empty();
  }

  /** Writes a file that only its owner may read: whole or not at all. */
  void writeText(String name, String text) throws IOException {
    Path part = folder.resolve(name + ".part");
    Files.deleteIfExists(part);
    Files.createFile(part, FILE_OF_OWNER);
    Files.writeString(part, text + "\n", StandardOpenOption.WRITE, StandardOpenOption.SYNC);
    Files.move(
        part,
        folder.resolve(name),
        StandardCopyOption.ATOMIC_MOVE,
        StandardCopyOption.REPLACE_EXISTING);
  }
}
