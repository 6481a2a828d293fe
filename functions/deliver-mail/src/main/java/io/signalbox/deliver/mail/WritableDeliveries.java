package io.signalbox.deliver.mail;

import io.signalbox.delivery.Delivery;
import io.signalbox.delivery.Outcome;
import io.signalbox.delivery.Sender;
import io.signalbox.delivery.sample.Steps;
import io.signalbox.envelopes.StoredEnvelope;
import io.signalbox.formats.Conversion;
import io.signalbox.formats.DestinationFormat;
import io.signalbox.settings.DataFormat;
import io.signalbox.settings.Destination;
import io.signalbox.settings.Group;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Keeps from a sender what the destination's data format cannot hold: such an envelope is a
 * delivery of its own, and refused with the reason.
 */
final class WritableDeliveries extends ForwardingSender {
  /** Whatever these cannot hold comes with the mail as JSON. */
  private static final Set<DataFormat> HOLD_ALL =
      Set.of(DataFormat.CSV, DataFormat.JSON, DataFormat.TABLE);

  private final DestinationFormat formats;

  WritableDeliveries(Sender sender, DestinationFormat formats) {
    super(sender);
    this.formats = formats;
  }

  /** Whether a mail has one event alone: X-ARF is one report a mail. */
  static boolean isOneAMail(DataFormat format) {
    return format == DataFormat.X_ARF;
  }

  @Override
  public List<Integer> cut(Destination destination, Group group, List<StoredEnvelope> waiting) {
    if (HOLD_ALL.contains(destination.format())) {
      return next.cut(destination, group, waiting);
    }
    if (isOneAMail(destination.format())) {
      return Collections.nCopies(waiting.size(), 1);
    }
    List<Integer> sizes = new ArrayList<>();
    int begin = 0;
    for (int i = 0; i <= waiting.size(); i++) {
      boolean ends = i == waiting.size() || reason(destination, waiting.get(i)).isPresent();
      if (ends && begin < i) {
        sizes.addAll(next.cut(destination, group, waiting.subList(begin, i)));
      }
      if (ends && i < waiting.size()) {
        sizes.add(1);
      }
      begin = ends ? i + 1 : begin;
    }
    return sizes;
  }

  @Override
  public Outcome send(Delivery delivery, Steps steps) {
    Destination destination = delivery.destination();
    if (!HOLD_ALL.contains(destination.format())) {
      for (StoredEnvelope stored : delivery.envelopes()) {
        Optional<String> reason = reason(destination, stored);
        if (reason.isPresent()) {
          return new Outcome.ContentRefused("Not sent: " + reason.get(), true);
        }
      }
    }
    return next.send(delivery, steps);
  }

  private Optional<String> reason(Destination destination, StoredEnvelope stored) {
    return formats.write(destination, stored.envelope(), stored.receivedAt())
            instanceof Conversion.CannotBeWritten(String reason)
        ? Optional.of(reason)
        : Optional.empty();
  }
}
