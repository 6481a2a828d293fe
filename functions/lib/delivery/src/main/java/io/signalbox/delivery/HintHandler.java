package io.signalbox.delivery;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import io.signalbox.delivery.drain.Drain;
import io.signalbox.envelopes.EnvelopeStore;
import io.signalbox.settings.CachedSettings;
import io.signalbox.settings.DeliveryMethod;
import io.signalbox.settings.SettingsSource;
import io.signalbox.store.Platform;
import io.signalbox.store.telemetry.LogContext;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Works on the hints of a batch side by side, so that a hanging receiver holds up only its own. A
 * hint whose work failed goes back to the queue, the others do not.
 */
public final class HintHandler {
  private static final System.Logger LOG = System.getLogger(HintHandler.class.getName());

  private final Drain drain;

  public HintHandler(Drain drain) {
    this.drain = drain;
  }

  /** What delivers by one method, on the tables and queues that the template names. */
  public static HintHandler of(Platform platform, DeliveryMethod method, Sender sender) {
    return of(platform, method, sender, CachedSettings.of(platform));
  }

  /** The same by those settings, which the sender may ask, too. */
  public static HintHandler of(
      Platform platform, DeliveryMethod method, Sender sender, SettingsSource settings) {
    Duration retention = platform.environment().duration("RETENTION");
    var envelopeStore =
        new EnvelopeStore(
            platform.table("ENVELOPES_TABLE").outlivingTheProcess(),
            platform.clock(),
            platform.random(),
            retention);
    var hints = HintSender.of(platform);
    return new HintHandler(
        new Drain(platform, method, sender, settings, envelopeStore, hints, retention));
  }

  public SQSBatchResponse handle(SQSEvent event, Context context) {
    Deadline deadline = () -> Duration.ofMillis(context.getRemainingTimeInMillis());
    Map<String, List<SQSEvent.SQSMessage>> byHint = new LinkedHashMap<>();
    event
        .getRecords()
        .forEach(
            message ->
                byHint
                    .computeIfAbsent(message.getBody(), unknown -> new ArrayList<>())
                    .add(message));
    List<SQSBatchResponse.BatchItemFailure> failures = new ArrayList<>();
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      Map<String, Future<?>> work = new LinkedHashMap<>();
      byHint
          .keySet()
          .forEach(
              text ->
                  work.put(
                      text,
                      threads.submit(
                          () ->
                              LogContext.about(
                                  LogContext.READER,
                                  text,
                                  () ->
                                      drain.drain(
                                          Hint.parse(text).reader(),
                                          deadline,
                                          triesBefore(byHint.getOrDefault(text, List.of())))))));
      work.forEach(
          (text, done) -> {
            if (!succeeded(text, done)) {
              byHint
                  .getOrDefault(text, List.of())
                  .forEach(
                      message ->
                          failures.add(
                              new SQSBatchResponse.BatchItemFailure(message.getMessageId())));
            }
          });
    }
    return new SQSBatchResponse(failures);
  }

  /** How often the one of them was received before that was received most often. */
  private static int triesBefore(List<SQSEvent.SQSMessage> messages) {
    return messages.stream()
        .map(message -> Optional.ofNullable(message.getAttributes()).orElse(Map.of()))
        .map(attributes -> attributes.getOrDefault("ApproximateReceiveCount", "1"))
        .mapToInt(received -> Integer.parseInt(received) - 1)
        .max()
        .orElse(0);
  }

  private static boolean succeeded(String hint, Future<?> work) {
    try {
      work.get();
      return true;
    } catch (ExecutionException e) {
      LOG.log(System.Logger.Level.ERROR, "The hint " + hint + " was not worked off", e.getCause());
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
