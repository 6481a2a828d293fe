package io.signalbox.wkd;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import io.signalbox.directory.keys.FoundKey;
import io.signalbox.directory.keys.FoundKeys;
import io.signalbox.http.exchange.PushClient;
import io.signalbox.net.Addresses;
import io.signalbox.settings.MailAddress;
import io.signalbox.store.Environment;
import io.signalbox.store.Platform;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Finds the keys of addresses, and remembers what it found. The first usable key of an address is
 * pinned: from then on a copy of it is taken that is newer, and no other key.
 */
public final class KeyFinder {
  private static final System.Logger LOG = System.getLogger(KeyFinder.class.getName());

  private final Supplier<WebKeyDirectory> directory;
  private final FoundKeys found;
  private final Clock clock;

  /**
   * @param directory asked for where a directory is asked for the first time
   */
  public KeyFinder(Supplier<WebKeyDirectory> directory, FoundKeys found, Clock clock) {
    this.directory = directory;
    this.found = found;
    this.clock = clock;
  }

  /** One that asks over the network. */
  public static KeyFinder of(Platform platform) {
    return new KeyFinder(
        new OverNetwork(platform.environment()),
        new FoundKeys(platform.table("DIRECTORY_TABLE")),
        platform.clock());
  }

  /** What is known of the address, without asking its directory. */
  public Optional<FoundKey> known(MailAddress address) {
    return found.find(address.key()).filter(one -> isSettled(one, clock.instant()));
  }

  private static boolean isSettled(FoundKey one, Instant now) {
    return one.pinned().isPresent() || one.nextLook().isAfter(now);
  }

  /** Asks the directory of the address now. */
  public FoundKey look(MailAddress address) {
    DirectoryAnswer answer = directory.get().find(address);
    Instant now = clock.instant();
    FoundKey next =
        found.change(address.key(), known -> Pinning.after(address.key(), known, answer, now));
    tell(next);
    return next;
  }

  /**
   * Asks the directory of the address now, and pins the key of that fingerprint in the place of the
   * one that is pinned, where the directory has it.
   */
  public FoundKey pin(MailAddress address, String fingerprint) {
    DirectoryAnswer answer = directory.get().find(address);
    Instant now = clock.instant();
    return found.change(
        address.key(), known -> Pinning.on(fingerprint, address.key(), known, answer, now));
  }

  /**
   * Asks again for the keys that are pinned and whose time has come.
   *
   * @param until after that moment none is begun
   * @param most how many are looked at
   */
  public void refresh(Instant until, int most) {
    Instant now = clock.instant();
    found.list(Optional.empty(), most).stream()
        .filter(one -> !one.nextLook().isAfter(now))
        .filter(one -> one.pinned().isPresent())
        .takeWhile(one -> clock.instant().isBefore(until))
        .forEach(one -> look(MailAddress.parse(one.address())));
  }

  private static void tell(FoundKey key) {
    key.otherText().ifPresent(text -> LOG.log(Level.WARNING, text));
  }

  /** Sets the client up when it is needed: most hubs look for no key. */
  private static final class OverNetwork implements Supplier<WebKeyDirectory> {
    private final Environment environment;

    @GuardedBy("this")
    private @Nullable WebKeyDirectory directory;

    private OverNetwork(Environment environment) {
      this.environment = environment;
    }

    @Override
    public synchronized WebKeyDirectory get() {
      if (directory == null) {
        directory = new WebKeyDirectory(PushClient.of(environment), Addresses.SYSTEM);
      }
      return directory;
    }
  }
}
