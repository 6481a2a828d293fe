package io.signalbox.local;

import io.signalbox.local.mail.FolderMailbox;
import io.signalbox.local.mail.Mailbox;
import io.signalbox.local.mail.MemoryMailbox;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.System.Logger.Level;
import java.nio.channels.FileChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/** The folder that keeps everything of one hub. Only its owner may look into it. */
record DataFolder(Path folder) {
  private static final System.Logger LOGGER = System.getLogger(DataFolder.class.getName());
  private static final FileAttribute<?> FOLDER_OF_OWNER =
      PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"));
  private static final FileAttribute<?> FILE_OF_OWNER =
      PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));

  /** There while something is being imported into the folder. */
  private static final String IMPORT = "import";

  /** There while a backup is being restored into the folder. */
  private static final String RESTORE = "restore";

  /** Tells a demo's folder, whose token everybody knows. */
  private static final String DEMO = "demo";

  /**
   * Makes the folder if it is not there.
   *
   * @param demo whether it is for a demo; a folder is for demos for ever, or never
   * @throws IOException if it cannot be used; the message says what to do
   */
  static DataFolder at(Path folder, boolean demo) throws IOException {
    try {
      boolean isNew = !Files.exists(folder) || isEmpty(folder);
      Files.createDirectories(folder, FOLDER_OF_OWNER);
      DataFolder data = new DataFolder(folder);
      if (isNew && demo) {
        data.writeText(DEMO, "The token \"demo\" is valid here.");
      }
      data.require(demo);
      data.makePrivate();
      return data;
    } catch (FileAlreadyExistsException file) {
      throw new IOException(folder + " is no folder; name another one with --data", file);
    } catch (AccessDeniedException denied) {
      throw new IOException(
          folder + " cannot be written; let the hub's user own it, or name another one with --data",
          denied);
    }
  }

  /**
   * A folder with a hub's data, for a tool that reads them.
   *
   * @throws IOException if there are none; the message says what to do
   */
  static DataFolder existing(Path folder) throws IOException {
    DataFolder data = new DataFolder(folder);
    try {
      Files.readAttributes(data.store(), BasicFileAttributes.class);
    } catch (NoSuchFileException absent) {
      throw new IOException(
          "There is no data of a hub in " + folder + "; name the data folder with --data", absent);
    }
    return data;
  }

  /** The folder of a hub; empty for one in memory. */
  static Optional<DataFolder> of(Options options) throws IOException {
    return options.data().isPresent()
        ? Optional.of(at(options.data().get(), options.demo()))
        : Optional.empty();
  }

  private void require(boolean demo) throws IOException {
    if (Files.exists(folder.resolve(DEMO)) != demo) {
      throw new IOException(
          demo
              ? folder + " has the data of a real hub; name another folder for the demo with --data"
              : folder
                  + " has the data of a demo, whose token everybody knows; name another folder");
    }
    if (Files.exists(folder.resolve(IMPORT))) {
      throw new IOException(
          "an import into "
              + folder
              + " did not end; go on with it by `hub import FILE --resume`, or import into another"
              + " folder");
    }
    if (Files.exists(folder.resolve(RESTORE))) {
      throw new IOException(
          "a restore into "
              + folder
              + " did not end; remove the folder and restore again, or name another folder");
    }
    if (!Files.isWritable(folder)) {
      throw new AccessDeniedException(folder.toString());
    }
  }

  /** Keeps hubs from this folder until {@link #endImport}. */
  void beginImport() throws IOException {
    writeText(IMPORT, "Something is being imported.");
  }

  void endImport() throws IOException {
    Files.deleteIfExists(folder.resolve(IMPORT));
  }

  /** Keeps hubs from this folder until {@link #endRestore}. */
  void beginRestore() throws IOException {
    writeText(RESTORE, "A backup is being restored.");
  }

  void endRestore() throws IOException {
    Files.deleteIfExists(folder.resolve(RESTORE));
  }

  /** Takes from others what they may do with the folder and what is in it. */
  private void makePrivate() throws IOException {
    if (!isPrivate(folder)) {
      LOGGER.log(Level.WARNING, "Others could look into {0}; now only its owner can", folder);
    }
    try (Stream<Path> entries = Files.walk(folder)) {
      for (Path entry : entries.filter(one -> !isPrivate(one)).toList()) {
        boolean isFolder = Files.isDirectory(entry);
        Files.setPosixFilePermissions(
            entry, PosixFilePermissions.fromString(isFolder ? "rwx------" : "rw-------"));
      }
    }
  }

  /**
   * Gives what a command of root has made in the folder to the folder's owner, whose hub could not
   * read it otherwise.
   */
  void giveToOwner() throws IOException {
    if (!Files.exists(folder) || !"root".equals(System.getProperty("user.name"))) {
      return;
    }
    PosixFileAttributes whole = Files.readAttributes(folder, PosixFileAttributes.class);
    try (Stream<Path> entries = Files.walk(folder)) {
      for (Path entry : entries.toList()) {
        PosixFileAttributeView view =
            Files.getFileAttributeView(
                entry, PosixFileAttributeView.class, LinkOption.NOFOLLOW_LINKS);
        view.setOwner(whole.owner());
        view.setGroup(whole.group());
      }
    }
  }

  private static boolean isPrivate(Path entry) {
    try {
      return Files.getPosixFilePermissions(entry, LinkOption.NOFOLLOW_LINKS).stream()
          .allMatch(permission -> permission.name().startsWith("OWNER"));
    } catch (IOException e) {
      throw new UncheckedIOException("The permissions of " + entry + " cannot be read", e);
    }
  }

  /** Makes a folder that only its owner may look into, with those above it. */
  static void makePrivateFolder(Path folder) throws IOException {
    Files.createDirectories(folder, FOLDER_OF_OWNER);
  }

  /** Makes an empty file that only its owner may read, with the folders above it. */
  static void makePrivateFile(Path file) throws IOException {
    makePrivateFolder(Objects.requireNonNull(file.toAbsolutePath().getParent()));
    Files.createFile(file, FILE_OF_OWNER);
  }

  /** Returns when what was written into a file is on disk. */
  static void force(Path file) throws IOException {
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
      channel.force(true);
    }
  }

  private static boolean isEmpty(Path folder) throws IOException {
    try (Stream<Path> entries = Files.list(folder)) {
      return entries.findAny().isEmpty();
    } catch (NotDirectoryException file) {
      throw new FileAlreadyExistsException(folder.toString());
    }
  }

  /** Where the tables, streams and queues are. */
  Path store() {
    return folder.resolve("store");
  }

  Path mails() {
    return folder.resolve("mail");
  }

  /** What is at work, while it is. */
  Path atWork() {
    return folder.resolve("at-work");
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

  /** Where mails are kept: in the folder; in memory, without one. */
  static Mailbox mailbox(Optional<DataFolder> data, Clock clock) throws IOException {
    return data.isPresent()
        ? new FolderMailbox(data.get().mails(), clock)
        : new MemoryMailbox(clock);
  }
}
