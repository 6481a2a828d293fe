package io.signalbox.deliver.mail;

import static org.assertj.core.api.Assertions.assertThat;

import io.signalbox.delivery.Outcome;
import io.signalbox.envelopes.StoredEnvelope;
import io.signalbox.settings.DataFormat;
import io.signalbox.settings.Destination;
import io.signalbox.settings.Group;
import io.signalbox.settings.MailOptions;
import io.signalbox.store.Mailer;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class MailSizeTest {
  private static final Destination JSON = Deliveries.destination(DataFormat.JSON, MailOptions.NONE);

  private final MailScene scene = new MailScene(Clock.systemUTC());
  private final Postbox postbox = scene.postbox;
  private final MailSender sender = scene.sender;

  @Test
  void moreThanAMailCanHoldIsSplitIntoNumberedMailsWithAllEvents() {
    List<StoredEnvelope> waiting = large(10, 1_000_000);
    List<Integer> cut = sender.cut(JSON, Group.NONE, waiting);

    assertThat(cut).hasSizeGreaterThan(1).doesNotContain(0);
    List<String> files = new ArrayList<>();
    int start = 0;
    for (int part = 1; part <= cut.size(); part++) {
      int end = start + cut.get(part - 1);
      var delivery = Deliveries.of(JSON, Group.NONE, waiting.subList(start, end), part, cut.size());
      assertThat(sender.send(delivery)).isInstanceOf(Outcome.Delivered.class);
      assertThat(postbox.last().content().sizeInBytes())
          .isLessThanOrEqualTo(Mailer.SIZE_LIMIT_BYTES);
      assertThat(postbox.read().header("Subject")).endsWith("[" + part + "/" + cut.size() + "]");
      files.add(postbox.read().attachment(postbox.read().attachments().getFirst()));
      start = end;
    }
    assertThat(start).isEqualTo(waiting.size());
    assertThat(waiting)
        .allSatisfy(
            arrival ->
                assertThat(files)
                    .filteredOn(file -> file.contains(arrival.envelope().id().text()))
                    .hasSize(1));
  }

  @Test
  void whatFitsIsOneMail() {
    assertThat(sender.cut(JSON, Group.NONE, Deliveries.infections(200))).containsExactly(200);
  }

  @Test
  void anEventLargerThanAMailIsRefusedAndHoldsUpNoOther() {
    List<StoredEnvelope> waiting = new ArrayList<>(Deliveries.infections(2));
    waiting.add(large(3, 7_600_000).getLast());
    assertThat(sender.cut(JSON, Group.NONE, waiting)).containsExactly(1, 1, 1);
    assertThat(sender.send(Deliveries.of(JSON, waiting.subList(2, 3))))
        .isInstanceOfSatisfying(
            Outcome.ContentRefused.class,
            refused ->
                assertThat(refused.answer())
                    .matches("As a mail this has 1\\d,.* bytes; a mail has at most 10,000,000"));
    assertThat(postbox.size()).isZero();
  }

  @Test
  void aTemplateThatWritesTooMuchIsCutLikeLargeEvents() {
    var wordy =
        Deliveries.destination(
            DataFormat.TABLE,
            Deliveries.templates(
                Optional.empty(),
                Optional.of("{% for event in events %}" + "x".repeat(19_000) + "{% endfor %}"),
                Optional.empty()));
    List<Integer> cut = sender.cut(wordy, Group.NONE, Deliveries.infections(200));
    assertThat(cut).hasSize(2).containsOnly(100);
  }

  private static List<StoredEnvelope> large(int count, int bytes) {
    return IntStream.range(0, count)
        .mapToObj(n -> Deliveries.arrival(n, "{\"raw\":\"" + "A".repeat(bytes) + "\"}"))
        .toList();
  }
}
