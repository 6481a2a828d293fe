package io.signalbox.delivery.reader;

import io.signalbox.feeds.FeedId;
import io.signalbox.feeds.FeedListener;
import io.signalbox.settings.Destination;
import io.signalbox.settings.Group;
import io.signalbox.settings.SettingsSource;
import org.jspecify.annotations.Nullable;

/**
 * Adds the reader that follows a feed before the feed has anything: should its first hint never be
 * sent, wake finds that the reader is behind, and could not find a feed.
 */
public final class MainReaderProvisioner implements FeedListener {
  private final Readers readers;
  private final SettingsSource settings;

  public MainReaderProvisioner(Readers readers, SettingsSource settings) {
    this.readers = readers;
    this.settings = settings;
  }

  @Override
  public void beforeFirstPage(FeedId feed, Group group) {
    @Nullable Destination destination = settings.current().destinations().get(feed.destination());
    boolean isPulled = destination != null && destination.isPulled();
    if (!feed.equals(FeedId.JOURNAL) && !isPulled) {
      readers.follow(feed, group);
    }
  }
}
