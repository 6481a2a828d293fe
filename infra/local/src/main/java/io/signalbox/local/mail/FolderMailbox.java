package io.signalbox.local.mail;

import io.signalbox.store.Body;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.System.Logger.Level;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * Mails as files, {@code TIME-ID.eml}: the message below the header fields of its delivery ({@code
 * Return-Path} as in RFC 5321 section 4.4, {@code X-Envelope-To}, {@code X-Delivered-At}). A file
 * is there whole or not at all, and is on disk when the mail is accepted.
 */
public final class FolderMailbox implements Mailbox {
  private static final System.Logger LOGGER = System.getLogger(FolderMailbox.class.getName());
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss.SSS'Z'").withZone(ZoneOffset.UTC);
  private static final String SUFFIX = ".eml";

  private static final FileAttribute<?> OF_OWNER =
      PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"));
  private static final FileAttribute<?> FILE_OF_OWNER =
      PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));

  private final Path folder;
  private final Clock clock;

  /**
   * Uses the folder, which is made if it is not there.
   *
   * @throws IOException if the folder cannot be made
   */
  public FolderMailbox(Path folder, Clock clock) throws IOException {
    this.folder = Files.createDirectories(folder, OF_OWNER);
    this.clock = clock;
  }

  @Override
  public Result send(Mail mail) {
    Instant now = clock.instant();
    String id = TIME.format(now) + "-" + UUID.randomUUID();
    try {
      MailFile file = new MailFile(mail.sender(), mail.recipients(), now, mail.content());
      Path part = folder.resolve(id + ".part");
      write(part, file);
      Files.move(part, folder.resolve(id + SUFFIX), StandardCopyOption.ATOMIC_MOVE);
      syncFolder();
      return new Result.Accepted(id);
    } catch (IOException full) {
      LOGGER.log(Level.WARNING, "A mail could not be written", full);
      return new Result.Deferred("The mail folder cannot be written to");
    }
  }

  @Override
  public List<String> ids(int limit) {
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> name.endsWith(SUFFIX))
          .sorted(Comparator.reverseOrder())
          .limit(limit)
          .map(name -> name.substring(0, name.length() - SUFFIX.length()))
          .toList();
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  @Override
  public List<StoredMail> latest(int limit) {
    return ids(limit).stream().flatMap(id -> find(id).stream()).toList();
  }

  @Override
  public Optional<StoredMail> find(String id) {
    // Ids come from addresses of the page too: only names of this folder are looked up.
    if (!id.matches("[0-9TZ.]+-[0-9a-f-]{36}")) {
      return Optional.empty();
    }
    try {
      return Optional.of(
          MailFile.decode(Body.of(Files.readAllBytes(folder.resolve(id + SUFFIX)))).stored(id));
    } catch (NoSuchFileException absent) {
      return Optional.empty();
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  @Override
  public void remove(String id) {
    if (id.matches("[0-9TZ.]+-[0-9a-f-]{36}")) {
      try {
        Files.deleteIfExists(folder.resolve(id + SUFFIX));
        syncFolder();
      } catch (IOException unwritable) {
        throw new UncheckedIOException(unwritable);
      }
    }
  }

  @Override
  public long removeBefore(Instant time) {
    String first = TIME.format(time);
    long removed = 0;
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.filter(one -> isMailBefore(one, first)).toList()) {
        Files.delete(file);
        removed++;
      }
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
    return removed;
  }

  private static boolean isMailBefore(Path file, String first) {
    String name = file.getFileName().toString();
    return name.endsWith(SUFFIX) && name.compareTo(first) < 0;
  }

  private static void write(Path path, MailFile file) throws IOException {
    try (FileChannel channel =
        FileChannel.open(
            path, Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE), FILE_OF_OWNER)) {
      file.writeTo(Channels.newOutputStream(channel));
      channel.force(true);
    }
  }

  private void syncFolder() throws IOException {
    try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
      channel.force(true);
    }
  }
}
