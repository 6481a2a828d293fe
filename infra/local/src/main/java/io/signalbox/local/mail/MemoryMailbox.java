package io.signalbox.local.mail;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Mails that are gone when the hub stops. */
public final class MemoryMailbox implements Mailbox {
  private final Clock clock;
  private final List<StoredMail> mails = new ArrayList<>();

  public MemoryMailbox(Clock clock) {
    this.clock = clock;
  }

  @Override
  public synchronized Result send(Mail mail) {
    String id = UUID.randomUUID().toString();
    mails.add(
        new StoredMail(id, clock.instant(), mail.sender(), mail.recipients(), mail.content()));
    return new Result.Accepted(id);
  }

  @Override
  public List<String> ids(int limit) {
    return latest(limit).stream().map(StoredMail::id).toList();
  }

  @Override
  public synchronized List<StoredMail> latest(int limit) {
    return List.copyOf(mails.reversed().subList(0, Math.min(limit, mails.size())));
  }

  @Override
  public synchronized Optional<StoredMail> find(String id) {
    return mails.stream().filter(mail -> mail.id().equals(id)).findFirst();
  }

  @Override
  public synchronized void remove(String id) {
    mails.removeIf(mail -> mail.id().equals(id));
  }

  @Override
  public synchronized long removeBefore(Instant time) {
    long before = mails.size();
    mails.removeIf(mail -> mail.at().isBefore(time));
    return before - mails.size();
  }
}
