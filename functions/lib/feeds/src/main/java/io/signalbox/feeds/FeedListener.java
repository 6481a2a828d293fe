package io.signalbox.feeds;

import io.signalbox.settings.Group;

/**
 * Is told of a feed before it gets its first page, or the first one after all before have expired.
 */
@FunctionalInterface
public interface FeedListener {

  /**
   * A page is about to be put. It may be told more than once, and of a page that is not put then.
   *
   * @throws RuntimeException where the page is not to be put
   */
  void beforeFirstPage(FeedId feed, Group group);
}
