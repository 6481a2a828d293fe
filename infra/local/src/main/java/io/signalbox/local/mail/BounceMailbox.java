package io.signalbox.local.mail;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads an mbox file (RFC 4155) to which the machine's mail server appends what comes back to the
 * hub's sender, tells of the bounces in it, and empties it. The file is locked meanwhile, as mail
 * servers lock it (fcntl).
 */
public final class BounceMailbox implements AutoCloseable {
  private static final System.Logger LOGGER = System.getLogger(BounceMailbox.class.getName());
  private static final Duration INTERVAL = Duration.ofSeconds(5);

  /** So much is read at once; a larger file takes several rounds. */
  private static final int ROUND_BYTES = 4 * 1024 * 1024;

  private static final String FROM = "From ";

  private final Path file;
  private final Bounces bounces;
  private final Thread thread = Thread.ofVirtual().name("bounces").unstarted(this::run);

  public BounceMailbox(Path file, Bounces bounces) {
    this.file = file;
    this.bounces = bounces;
  }

  /** Starts to read every few seconds. */
  public void start() {
    thread.start();
  }

  @Override
  public void close() {
    thread.interrupt();
  }

  private void run() {
    try {
      while (true) {
        try {
          while (readOnce()) {
            LOGGER.log(Level.DEBUG, "The bounce mailbox has more");
          }
        } catch (IOException | RuntimeException fault) {
          LOGGER.log(Level.WARNING, "The bounce mailbox {0} cannot be read: {1}", file, fault);
        }
        Thread.sleep(INTERVAL);
      }
    } catch (InterruptedException stopped) {
      LOGGER.log(Level.DEBUG, "The bounce mailbox is read no more");
    }
  }

  /** Reads what is there, up to a limit; whether there is more. */
  boolean readOnce() throws IOException {
    if (!Files.exists(file) || Files.size(file) == 0) {
      return false;
    }
    try (FileChannel channel =
            FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE);
        FileLock _ = channel.lock()) {
      byte[] read = read(channel, 0, (int) Math.min(channel.size(), ROUND_BYTES));
      boolean isAll = read.length == channel.size();
      int end = isAll ? read.length : lastStart(read);
      for (byte[] mail : mails(read, end)) {
        tell(mail);
      }
      keepFrom(channel, end);
      return !isAll;
    }
  }

  private void tell(byte[] mail) {
    try {
      DeliveryStatus.read(mail).ifPresent(bounces::tellOfReturn);
    } catch (IOException malformed) {
      LOGGER.log(Level.WARNING, "A returned mail cannot be read and is dropped");
    }
  }

  private static byte[] read(FileChannel channel, long position, int length) throws IOException {
    ByteBuffer buffer = ByteBuffer.allocate(length);
    while (buffer.hasRemaining() && channel.read(buffer, position + buffer.position()) > 0) {
      // Until it is full.
    }
    return buffer.array();
  }

  /** Where the last mail begins, which may be cut off; the end where one mail fills it all. */
  private static int lastStart(byte[] bytes) {
    int at = new String(bytes, StandardCharsets.ISO_8859_1).lastIndexOf("\n" + FROM);
    return at <= 0 ? bytes.length : at + 1;
  }

  private static List<byte[]> mails(byte[] bytes, int end) {
    List<byte[]> mails = new ArrayList<>();
    ByteArrayOutputStream mail = new ByteArrayOutputStream();
    String text = new String(bytes, 0, end, StandardCharsets.ISO_8859_1);
    for (String line : text.split("(?<=\n)", -1)) {
      if (line.startsWith(FROM)) {
        addIfAny(mail, mails);
      } else {
        // A line of the mail that began with From was quoted.
        String unquoted = line.startsWith(">" + FROM) ? line.substring(1) : line;
        mail.writeBytes(unquoted.getBytes(StandardCharsets.ISO_8859_1));
      }
    }
    addIfAny(mail, mails);
    return mails;
  }

  private static void addIfAny(ByteArrayOutputStream mail, List<byte[]> mails) {
    if (mail.size() > 0) {
      mails.add(mail.toByteArray());
      mail.reset();
    }
  }

  private static void keepFrom(FileChannel channel, long from) throws IOException {
    long to = 0;
    long size = channel.size();
    for (long at = from; at < size; at += ROUND_BYTES) {
      byte[] piece = read(channel, at, (int) Math.min(size - at, ROUND_BYTES));
      channel.write(ByteBuffer.wrap(piece), to);
      to += piece.length;
    }
    channel.truncate(to);
    channel.force(true);
  }
}
