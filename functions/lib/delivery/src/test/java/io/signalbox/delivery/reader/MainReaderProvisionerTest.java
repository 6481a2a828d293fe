package io.signalbox.delivery.reader;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.signalbox.delivery.TestHub;
import io.signalbox.feeds.Candidate;
import io.signalbox.feeds.FeedAppender;
import io.signalbox.feeds.FeedId;
import io.signalbox.feeds.FeedListener;
import io.signalbox.feeds.Position;
import io.signalbox.settings.Destination;
import io.signalbox.settings.Group;
import io.signalbox.settings.PullOptions;
import io.signalbox.settings.SettingsDocument;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class MainReaderProvisionerTest {
  private final TestHub hub = new TestHub();
  private final MainReaderProvisioner provisioner =
      new MainReaderProvisioner(
          hub.readers, () -> new SettingsDocument(Map.of(), hub.destinations, Map.of()));

  private int number;

  private void append(FeedId feed, FeedListener listener) {
    number++;
    new FeedAppender(hub.store.table("Feeds"), hub.clock, TestHub.RETENTION, listener)
        .append(
            feed,
            Group.NONE,
            List.of(new Candidate(hub.keep(number), hub.clock.instant(), 100, List.of())));
  }

  @Test
  void a_feed_has_a_reader_before_it_has_a_page() {
    append(
        TestHub.FEED,
        (feed, group) -> {
          provisioner.beforeFirstPage(feed, group);
          assertThat(hub.feeds.end(TestHub.FEED)).isEqualTo(Position.START);
        });

    assertThat(hub.reader().cursor()).isEqualTo(Position.START);
    assertThat(hub.feeds.end(TestHub.FEED)).isNotEqualTo(Position.START);
  }

  @Test
  void a_feed_whose_reader_cannot_be_added_gets_no_page() {
    assertThatThrownBy(
            () ->
                append(
                    TestHub.FEED,
                    (feed, group) -> {
                      throw new IllegalStateException("away");
                    }))
        .hasMessage("away");
    assertThat(hub.feeds.end(TestHub.FEED)).isEqualTo(Position.START);
  }

  @Test
  void only_the_first_page_of_a_feed_asks_for_a_reader() {
    append(TestHub.FEED, provisioner);
    hub.readers.find(TestHub.READER).ifPresent(hub.readers::remove);
    append(TestHub.FEED, provisioner);

    assertThat(hub.readers.ofFeed(TestHub.FEED)).isEmpty();
  }

  @Test
  void a_feed_whose_destination_is_not_known_here_has_a_reader_too() {
    hub.destinations.clear();
    append(TestHub.FEED, provisioner);

    assertThat(hub.readers.ofFeed(TestHub.FEED)).hasSize(1);
  }

  @Test
  void the_journal_and_feeds_that_are_pulled_have_none() {
    Destination of = hub.destination();
    hub.destination(
        new Destination(
            of.name(),
            of.uri(),
            of.format(),
            of.form(),
            of.hierarchical(),
            of.intelmq(),
            of.interval(),
            of.retry(),
            of.startAt(),
            of.rate(),
            of.parallel(),
            new PullOptions()));
    append(TestHub.FEED, provisioner);
    append(FeedId.JOURNAL, provisioner);

    assertThat(hub.readers.ofFeed(TestHub.FEED)).isEmpty();
    assertThat(hub.readers.ofFeed(FeedId.JOURNAL)).isEmpty();
  }
}
