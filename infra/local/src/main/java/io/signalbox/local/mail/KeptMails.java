package io.signalbox.local.mail;

import io.signalbox.store.Belongings;
import io.signalbox.store.Body;
import io.signalbox.store.embedded.EmbeddedStore;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * What a hub on one machine keeps beside its tables: the mails that it sent, where no SMTP server
 * takes them.
 */
public final class KeptMails implements Belongings {
  private static final Duration A_MOMENT = Duration.ofSeconds(5);

  private final EmbeddedStore store;
  private final Optional<Mailbox> mailbox;
  private final Runnable removeCopies;
  private final Map<String, Future<?>> purges = new ConcurrentHashMap<>();

  /**
   * @param removeCopies removes the copies of the store that are in the hub's hands
   */
  public KeptMails(EmbeddedStore store, Optional<Mailbox> mailbox, Runnable removeCopies) {
    this.store = store;
    this.mailbox = mailbox;
    this.removeCopies = removeCopies;
  }

  @Override
  public List<String> names(String last, int limit) {
    return mailbox.map(box -> box.ids(Integer.MAX_VALUE)).orElse(List.of()).stream()
        .filter(id -> id.compareTo(last) > 0)
        .sorted()
        .limit(limit)
        .toList();
  }

  /** All that can be read in the mail. */
  @Override
  public Optional<Body> read(String name) {
    return mailbox.flatMap(box -> box.find(name)).map(ReadableMail::of);
  }

  @Override
  public void remove(String name) {
    mailbox.ifPresent(box -> box.remove(name));
  }

  @Override
  public boolean purge(String id) {
    Future<?> purge = purges.computeIfAbsent(id, unknown -> begun());
    try {
      purge.get(A_MOMENT.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException running) {
      return false;
    } catch (ExecutionException failed) {
      purges.remove(id, purge);
      throw new IllegalStateException("The store was not purged", failed);
    } catch (InterruptedException hurry) {
      Thread.currentThread().interrupt();
      return false;
    }
    purges.remove(id, purge);
    return true;
  }

  private Future<?> begun() {
    FutureTask<?> purge =
        new FutureTask<>(
            () -> {
              store.purge();
              removeCopies.run();
            },
            null);
    Thread.ofPlatform().daemon().name("purge").start(purge);
    return purge;
  }
}
