package io.signalbox.taxii;

import io.signalbox.access.Caller;
import io.signalbox.access.Grant;
import io.signalbox.api.Problem;
import io.signalbox.api.ProblemType;
import io.signalbox.settings.Destination;
import io.signalbox.settings.SettingsDocument;
import io.signalbox.settings.SettingsSource;
import java.util.List;

/** The collections that a caller may use: the feeds that it was granted. */
final class Collections {
  private final SettingsSource settings;
  private final String hub;

  Collections(SettingsSource settings, String hub) {
    this.settings = settings;
    this.hub = hub;
  }

  List<Collection> of(Caller caller) {
    SettingsDocument document = settings.latest();
    return document.destinations().values().stream()
        .filter(Destination::isPulled)
        .map(feed -> of(document, feed, caller))
        .filter(collection -> collection.readable() || collection.writable())
        .toList();
  }

  private Collection of(SettingsDocument document, Destination feed, Caller caller) {
    return Collection.of(
        hub,
        feed.name(),
        caller.name(),
        document.release(feed, caller.instance()),
        feed.isPosted(),
        caller.has(Grant.read(feed.name())),
        caller.instance().grants().mayAddTo(feed));
  }

  /**
   * The collection of that id.
   *
   * @throws io.signalbox.api.ProblemException 404, the same whether it is not there or not granted
   */
  Collection named(Caller caller, String id) {
    return of(caller).stream()
        .filter(collection -> collection.id().toString().equals(id))
        .findFirst()
        .orElseThrow(
            () -> Problem.of(ProblemType.NOT_FOUND, "There is no such collection.").exception());
  }
}
