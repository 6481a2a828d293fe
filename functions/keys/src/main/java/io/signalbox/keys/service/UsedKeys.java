package io.signalbox.keys.service;

import io.signalbox.directory.DirectoryStore;
import io.signalbox.directory.keys.FoundKeys;
import io.signalbox.directory.keys.HeldKeys;
import io.signalbox.keys.ContactKeys;
import io.signalbox.keys.KeyUse;
import io.signalbox.keys.KeyUses;
import io.signalbox.settings.SettingsStore;
import io.signalbox.settings.check.JsonLocation;
import io.signalbox.store.Platform;
import io.signalbox.store.Secrets;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * All keys and certificates that the hub uses: those of the settings, secret ones too, then those
 * of the directory's contacts, then those that it holds, then those that it has found.
 */
final class UsedKeys {
  /** What the place of a key begins with that the hub holds. */
  private static final String HELD = "keys/";

  /** The same of a key that was found by Web Key Directory. */
  private static final String FOUND = "found/";

  private final SettingsStore settings;
  private final Secrets secrets;
  private final DirectoryStore directory;
  private final HeldKeys held;
  private final FoundKeys found;
  private final Clock clock;

  UsedKeys(
      SettingsStore settings,
      Secrets secrets,
      DirectoryStore directory,
      HeldKeys held,
      FoundKeys found,
      Clock clock) {
    this.settings = settings;
    this.secrets = secrets;
    this.directory = directory;
    this.held = held;
    this.found = found;
    this.clock = clock;
  }

  static UsedKeys of(Platform platform) {
    return new UsedKeys(
        new SettingsStore(platform.table("SETTINGS_TABLE"), platform.random()),
        platform.secrets(),
        DirectoryStore.of(platform),
        new HeldKeys(platform.table("DIRECTORY_TABLE")),
        new FoundKeys(platform.table("DIRECTORY_TABLE")),
        platform.clock());
  }

  /** Those of the settings, by place. */
  List<KeyUse> ofSettings() {
    JsonLocation document = JsonLocation.root(settings.current().json());
    List<KeyUse> uses = new ArrayList<>(KeyUses.in(document, this::secret, clock.instant()));
    uses.sort(Comparator.comparing(KeyUse::place));
    return uses;
  }

  private Optional<String> secret(JsonLocation place) {
    return place.text().or(() -> place.at("stored").text().flatMap(secrets::get));
  }

  /**
   * Those of contacts, by the contact's name.
   *
   * @param after the contact after which they begin
   */
  List<KeyUse> ofContacts(Optional<String> after, int limit) {
    return ContactKeys.in(directory.recent(), after, limit, clock.instant());
  }

  /**
   * Those that the hub holds, by fingerprint, for each of their addresses.
   *
   * @param after the fingerprint after which they begin
   */
  List<KeyUse> ofHeld(Optional<String> after, int limit) {
    Instant now = clock.instant();
    return held.list(after, limit).stream()
        .flatMap(key -> KeyUses.ofHeld(HELD + key.fingerprint(), key.text(), now).stream())
        .toList();
  }

  /**
   * Those that were found by Web Key Directory, by address.
   *
   * @param after the address after which they begin
   */
  List<KeyUse> ofFound(Optional<String> after, int limit) {
    Instant now = clock.instant();
    return found.list(after, limit).stream()
        .flatMap(key -> KeyUses.ofFound(FOUND + key.address(), key, now).stream())
        .toList();
  }

  /** The places of destinations that name the key. */
  List<String> namedBy(String fingerprint) {
    return JsonLocation.root(settings.current().json())
        .matching("destinations/*/mail/keys/*")
        .stream()
        .filter(
            key -> key.at("fingerprint").text().filter(fingerprint::equalsIgnoreCase).isPresent())
        .map(JsonLocation::pointer)
        .toList();
  }

  /**
   * A page of all, by place.
   *
   * @param after the place after which it begins
   * @param limit how many at least, if there are as many; those of one place stand together
   */
  List<KeyUse> page(Optional<String> after, int limit) {
    Optional<String> contact = behind(after, ContactKeys.PLACE);
    Optional<String> fingerprint = behind(after, HELD);
    Optional<String> address = behind(after, FOUND);
    List<KeyUse> page = new ArrayList<>();
    if (contact.isEmpty() && fingerprint.isEmpty() && address.isEmpty()) {
      for (KeyUse use : ofSettings()) {
        boolean isNext = after.filter(place -> use.place().compareTo(place) <= 0).isEmpty();
        boolean hasRoom = page.size() < limit || page.getLast().place().equals(use.place());
        if (isNext && hasRoom) {
          page.add(use);
        }
      }
    }
    if (page.size() < limit && fingerprint.isEmpty() && address.isEmpty()) {
      page.addAll(ofContacts(contact, limit - page.size()));
    }
    if (page.size() < limit && address.isEmpty()) {
      page.addAll(ofHeld(fingerprint, limit - page.size()));
    }
    if (page.size() < limit) {
      page.addAll(ofFound(address, limit - page.size()));
    }
    return page;
  }

  private static Optional<String> behind(Optional<String> after, String prefix) {
    return after
        .filter(place -> place.startsWith(prefix))
        .map(place -> place.substring(prefix.length()));
  }

  Instant now() {
    return clock.instant();
  }
}
