package io.signalbox.deliver.mail;

import static org.assertj.core.api.Assertions.assertThat;

import io.signalbox.delivery.Outcome;
import io.signalbox.envelopes.StoredEnvelope;
import io.signalbox.settings.DataFormat;
import io.signalbox.settings.Destination;
import io.signalbox.settings.Group;
import io.signalbox.settings.MailOptions;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class WritableDeliveriesTest {
  private static final Destination STIX = Deliveries.destination(DataFormat.STIX, MailOptions.NONE);
  private static final Destination X_ARF =
      Deliveries.destination(DataFormat.X_ARF, MailOptions.NONE);

  private final WritableDeliveries deliveries =
      new WritableDeliveries(new RecordingSender(), Deliveries.FORMATS);
  private final List<StoredEnvelope> good = Deliveries.infections(3);
  private final StoredEnvelope bad = Deliveries.arrival(9, "{\"comment\": \"nothing else\"}");

  @Test
  void whatTheFormatCannotHoldIsByItself() {
    List<StoredEnvelope> mixed = Stream.of(good, List.of(bad), good).flatMap(List::stream).toList();

    assertThat(deliveries.cut(STIX, Group.NONE, mixed)).containsExactly(3, 1, 3);
    assertThat(deliveries.cut(STIX, Group.NONE, good)).containsExactly(3);
    assertThat(deliveries.cut(STIX, Group.NONE, List.of(bad))).containsExactly(1);
  }

  @Test
  void xArfIsOneReportAMail() {
    assertThat(deliveries.cut(X_ARF, Group.NONE, good)).containsExactly(1, 1, 1);
  }

  @Test
  void itIsRefusedWithoutBeingSent() {
    assertThat(deliveries.send(Deliveries.of(STIX, List.of(bad))))
        .isInstanceOfSatisfying(
            Outcome.ContentRefused.class,
            refused -> {
              assertThat(refused.isUnsent()).isTrue();
              assertThat(refused.answer()).contains("source.ip");
            });
    assertThat(deliveries.send(Deliveries.of(STIX, good))).isInstanceOf(Outcome.Delivered.class);
  }

  @Test
  void aTableHoldsEverything() {
    var csv = Deliveries.destination(DataFormat.CSV, MailOptions.NONE);

    assertThat(deliveries.cut(csv, Group.NONE, List.of(bad, bad))).containsExactly(2);
    assertThat(deliveries.send(Deliveries.of(csv, List.of(bad))))
        .isInstanceOf(Outcome.Delivered.class);
  }
}
