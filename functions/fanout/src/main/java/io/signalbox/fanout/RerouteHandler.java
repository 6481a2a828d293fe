package io.signalbox.fanout;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse;
import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse.BatchItemFailure;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import com.amazonaws.services.lambda.runtime.events.SQSEvent.SQSMessage;
import io.signalbox.aws.AwsPlatform;
import io.signalbox.aws.Priming;
import io.signalbox.aws.PrimingEvents;
import io.signalbox.store.Consistency;
import io.signalbox.store.Item;
import io.signalbox.store.Key;
import io.signalbox.store.Platform;
import io.signalbox.store.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Routes again the envelopes that {@link Fanout} set aside and an operator had redriven. What fails
 * once more goes back to its dead-letter queue, and holds up no other.
 */
public final class RerouteHandler implements RequestHandler<SQSEvent, SQSBatchResponse> {
  private static final System.Logger LOG = System.getLogger(RerouteHandler.class.getName());

  private final Table envelopes;
  private final Fanout fanout;

  /** For Lambda. */
  public RerouteHandler() {
    this(AwsPlatform.fromEnvironment());
    Priming.beforeSnapshot(RerouteHandler::priming);
  }

  public RerouteHandler(Platform platform) {
    this.envelopes = platform.table("ENVELOPES_TABLE");
    this.fanout = FanoutHandler.fanout(platform);
  }

  /** An envelope that was set aside. */
  public static Priming.Call<?> priming(Platform platform) {
    Key key = FanoutHandler.primed(platform).key();
    return new Priming.Call<>(
        new RerouteHandler(platform), PrimingEvents.message(Unrouted.message(key, "priming")));
  }

  @Override
  public SQSBatchResponse handleRequest(SQSEvent event, Context context) {
    List<BatchItemFailure> failures = new ArrayList<>();
    for (SQSMessage message : event.getRecords()) {
      try {
        reroute(Unrouted.item(message.getBody()));
      } catch (RuntimeException | StackOverflowError e) {
        LOG.log(
            System.Logger.Level.ERROR,
            "The message " + message.getMessageId() + " was not worked off",
            e);
        failures.add(new BatchItemFailure(message.getMessageId()));
      }
    }
    return new SQSBatchResponse(failures);
  }

  private void reroute(Key key) {
    Optional<Item> item = envelopes.get(key, Consistency.STRONG);
    if (item.isEmpty()) {
      LOG.log(
          System.Logger.Level.WARNING,
          "The envelope " + key.partition() + " is gone; nothing is left to route");
      return;
    }
    fanout.fanAgain(item.get());
  }
}
