package io.signalbox.local;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Enumeration;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import java.util.zip.CheckedInputStream;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;

/** A ZIP file with the files of a data folder. Only its owner may read it. */
final class DataArchive {
  /**
   * A file or folder that goes into the archive.
   *
   * @param name what it is called there
   */
  record Part(String name, Path place) {}

  private DataArchive() {}

  /**
   * Writes a file that is not there yet: whole, or it does not come to be. What a process leaves
   * that is killed is called {@code .part}, and removed by the next one.
   *
   * @param guard what is written goes through it
   */
  static void write(Path file, List<Part> parts, UnaryOperator<OutputStream> guard)
      throws IOException {
    Path folder = file.toAbsolutePath().getParent();
    if (folder != null && !Files.isDirectory(folder)) {
      throw new IOException("There is no folder " + folder);
    }
    if (Files.exists(file)) {
      throw new IOException(file + " is there already");
    }
    Path part = file.resolveSibling(file.getFileName() + ".part");
    try {
      Files.deleteIfExists(part);
      try (FileChannel channel =
              FileChannel.open(
                  part,
                  Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
                  PosixFilePermissions.asFileAttribute(
                      PosixFilePermissions.fromString("rw-------")));
          OutputStream stream = guard.apply(Channels.newOutputStream(channel))) {
        write(stream, parts);
        channel.force(true);
      }
      Files.move(part, file, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException failed) {
      Files.deleteIfExists(part);
      throw new IOException(
          "%s could not be written: %s".formatted(file, FileFault.reason(failed)), failed);
    }
  }

  private static void write(OutputStream stream, List<Part> parts) throws IOException {
    ZipOutputStream zip = new ZipOutputStream(stream);
    zip.setLevel(Deflater.BEST_SPEED);
    for (Part part : parts) {
      try (Stream<Path> files = Files.walk(part.place())) {
        for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
          String below = part.place().relativize(file).toString();
          zip.putNextEntry(new ZipEntry(below.isEmpty() ? part.name() : part.name() + "/" + below));
          Files.copy(file, zip);
          zip.closeEntry();
        }
      }
    }
    zip.finish();
  }

  /**
   * Writes the files of an archive into a folder that is empty.
   *
   * @throws IOException if the file is no whole archive of a data folder
   */
  static void extract(Path file, Path folder) throws IOException {
    try (ZipFile zip = new ZipFile(file.toFile())) {
      if (zip.getEntry("store/format") == null) {
        throw new ZipException("it holds no store");
      }
      Enumeration<? extends ZipEntry> entries = zip.entries();
      while (entries.hasMoreElements()) {
        ZipEntry entry = entries.nextElement();
        Path target = folder.resolve(entry.getName()).normalize();
        if (!target.startsWith(folder)) {
          throw new ZipException("it names a file outside the folder");
        }
        DataFolder.makePrivateFile(target);
        try (OutputStream out = Files.newOutputStream(target, StandardOpenOption.SYNC)) {
          CheckedInputStream content =
              new CheckedInputStream(zip.getInputStream(entry), new CRC32());
          content.transferTo(out);
          if (content.getChecksum().getValue() != entry.getCrc()) {
            throw new ZipException(entry.getName() + " is damaged in it");
          }
        }
      }
    } catch (ZipException broken) {
      throw new IOException(
          "%s is no whole backup: %s".formatted(file, broken.getMessage()), broken);
    }
  }
}
